package io.github.cimaven.report.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.source.Trail;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Problems with their places. Lines and columns count from 1, columns count code points, the end is behind the last one. */
final class ProblemJson {
    private ProblemJson() {}

    static JsonArray of(List<Problem> problems) {
        JsonArray array = new JsonArray();
        problems.forEach(problem -> array.add(of(problem)));
        return array;
    }

    private static JsonObject of(Problem problem) {
        JsonObject json = new JsonObject();
        json.addProperty("code", problem.code());
        json.addProperty("phase", problem.phase().name().toLowerCase(Locale.ROOT));
        json.addProperty("severity", problem.severity().name().toLowerCase(Locale.ROOT));
        json.addProperty("message", problem.message());
        json.addProperty("hint", problem.hint().orElse(null));
        place(json, problem.span());
        JsonArray also = new JsonArray();
        problem.also().forEach(span -> also.add(place(new JsonObject(), Optional.of(span))));
        json.add("also", also);
        JsonArray trail = new JsonArray();
        for (Trail.Step step : problem.trail().steps()) {
            JsonObject station = new JsonObject();
            station.addProperty("text", step.text());
            trail.add(place(station, Optional.of(step.span())));
        }
        json.add("trail", trail);
        return json;
    }

    private static JsonObject place(JsonObject json, Optional<Span> span) {
        json.addProperty("file", span.map(part -> part.source().name()).orElse(null));
        json.addProperty("line", span.map(Span::line).orElse(null));
        json.addProperty("column", span.map(Span::column).orElse(null));
        json.addProperty("end_line", span.map(Span::endLine).orElse(null));
        json.addProperty("end_column", span.map(Span::endColumn).orElse(null));
        return json;
    }
}
