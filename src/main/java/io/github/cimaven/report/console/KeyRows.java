package io.github.cimaven.report.console;

import io.github.cimaven.config.origin.KeyOrigin;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.source.Trail;
import io.github.cimaven.config.yaml.FlowText;
import io.github.cimaven.report.JobExplanation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a job is made of: each key with its value, its place, and the way it has come from there. */
final class KeyRows {
    private static final int WIDEST_VALUE = 48;

    private final JobExplanation explained;

    KeyRows(JobExplanation explained) {
        this.explained = explained;
    }

    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        if (explained.story().isPresent()
                && explained.keys().stream().noneMatch(key -> key.path().equals(List.of("stage")))) {
            rows.add(List.of(
                    "stage", explained.story().get().job().stage(), "", "what GitLab takes where none is named"));
        }
        explained.keys().forEach(key -> rows.add(row(key)));
        return rows;
    }

    static String place(Span span) {
        return PlainText.word(span.source().name()) + ":" + span.line();
    }

    private List<String> row(KeyOrigin key) {
        int depth = key.path().size() - 1;
        String name = "  ".repeat(depth) + PlainText.word(key.path().get(depth));
        return key.mixed()
                ? List.of(name, "", "", "")
                : List.of(
                        name,
                        Columns.shortened(explained.hidden(value(key)), WIDEST_VALUE),
                        place(key.span()),
                        way(key));
    }

    private static String value(KeyOrigin key) {
        return key.values().stream().map(FlowText::of).collect(Collectors.joining(", "));
    }

    private static String way(KeyOrigin key) {
        List<String> steps = new ArrayList<>();
        switch (key.level()) {
            case DEFAULT -> steps.add("default");
            case ROOT -> steps.add("keyword of the root level");
            case JOB -> {
                // It is the job's own.
            }
        }
        key.trail().steps().forEach(step -> steps.add(step(step)));
        return String.join(", ", steps);
    }

    /** The job's name is in the heading already. */
    private static String step(Trail.Step step) {
        return PlainText.word(step.text().replaceFirst("^job '(.*)' extends ", "$1 extends ") + " at "
                + step.span().source().name() + ":" + step.span().line());
    }
}
