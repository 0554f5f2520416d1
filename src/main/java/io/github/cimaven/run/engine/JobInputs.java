package io.github.cimaven.run.engine;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.cimaven.config.model.Artifacts;
import io.github.cimaven.config.model.Image;
import io.github.cimaven.config.model.Job;
import io.github.cimaven.config.model.Options;
import io.github.cimaven.config.model.Place;
import io.github.cimaven.config.model.Script;
import io.github.cimaven.config.model.Service;
import io.github.cimaven.plan.PlannedJob;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fills the values of a job's {@code inputs} into what the runner gets of it: scripts, image, services, artifacts and caches. That is
 * done before variables are expanded, so a value may name one. A job without inputs stays as it is, whatever its texts look like.
 *
 * @see <a href="https://docs.gitlab.com/ci/jobs/job_inputs/">Job inputs</a>
 */
final class JobInputs {
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{(.*?)}}", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("\\s*job\\.inputs\\.([\\w-]+)\\s*");

    private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Set<String> unknown = new LinkedHashSet<>();

    private JobInputs(Map<?, ?> inputs) {
        inputs.forEach((name, input) ->
                values.put(String.valueOf(name), text(input instanceof Map<?, ?> map ? map.get("default") : null)));
    }

    /**
     * A job with its inputs filled in.
     *
     * @param problem absent unless it names something that is none of them
     */
    record Filled(PlannedJob job, Optional<String> problem) {}

    static Filled in(PlannedJob job) {
        if (!(job.job().options().value("inputs") instanceof Map<?, ?> inputs) || inputs.isEmpty()) {
            return new Filled(job, Optional.empty());
        }
        JobInputs filling = new JobInputs(inputs);
        PlannedJob filled = job.with(filling.filled(job.job()), filling.filled(job.options(), "cache_keys"));
        return new Filled(filled, filling.problem());
    }

    /** A text as it is; lists as JSON. */
    private static String text(@Nullable Object value) {
        return value instanceof List<?> || value instanceof Map<?, ?> ? JSON.toJson(value) : String.valueOf(value);
    }

    private Optional<String> problem() {
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of("not understood: " + String.join(", ", unknown)
                        + "; here only ${{ job.inputs.NAME }} is, and the names are "
                        + String.join(", ", values.keySet()));
    }

    private String filled(String text) {
        if (!text.contains("${{")) {
            return text;
        }
        return EXPRESSION
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(value(found.group(), found.group(1))));
    }

    private String value(String whole, String expression) {
        Matcher input = INPUT.matcher(expression);
        String value = input.matches() ? values.get(input.group(1)) : null;
        if (value == null) {
            unknown.add(whole);
            return whole;
        }
        return value;
    }

    private List<String> filled(List<String> texts) {
        return texts.stream().map(this::filled).toList();
    }

    private Job filled(Job job) {
        Script script = job.script();
        return new Job(
                job.name(),
                job.stage(),
                new Script(filled(script.before()), filled(script.main()), filled(script.after())),
                job.start(),
                job.upstream(),
                job.artifacts().map(this::filled),
                job.limits(),
                new Place(
                        job.place().image().map(this::filled),
                        job.place().services().stream().map(this::filled).toList()),
                job.environment(),
                job.variables(),
                job.inherit(),
                job.parallel(),
                job.instance(),
                job.trigger(),
                filled(job.options(), "cache"),
                job.span());
    }

    private Artifacts filled(Artifacts artifacts) {
        return new Artifacts(
                filled(artifacts.paths()),
                filled(artifacts.exclude()),
                artifacts.untracked(),
                artifacts.when(),
                artifacts.name().map(this::filled),
                artifacts.expireIn(),
                artifacts.reports());
    }

    private Image filled(Image image) {
        return new Image(
                filled(image.name()),
                filled(image.entrypoint()),
                image.platform().map(this::filled),
                image.user().map(this::filled),
                image.pullPolicies());
    }

    private Service filled(Service service) {
        return new Service(
                filled(service.image()), filled(service.aliases()), filled(service.command()), service.variables());
    }

    private Options filled(Options options, String name) {
        Object value = options.value(name);
        return value == null ? options : options.with(name, within(value));
    }

    private Object within(Object value) {
        if (value instanceof String text) {
            return filled(text);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.forEach(item -> items.add(item == null ? null : within(item)));
            return items;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
            map.forEach((key, item) -> entries.put(key, item == null ? null : within(item)));
            return entries;
        }
        return value;
    }
}
