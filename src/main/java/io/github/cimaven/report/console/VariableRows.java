package io.github.cimaven.report.console;

import io.github.cimaven.plan.JobStory;
import io.github.cimaven.plan.LeveledVariable;
import io.github.cimaven.plan.LeveledVariable.Level;
import io.github.cimaven.report.JobExplanation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The variables that a job gets, each with the level that gives it. Those that GitLab predefines are only counted. */
final class VariableRows {
    private static final int WIDEST_VALUE = 48;

    private final JobExplanation explained;
    private final JobStory story;

    VariableRows(JobExplanation explained, JobStory story) {
        this.explained = explained;
        this.story = story;
    }

    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        story.variables().stream()
                .filter(variable -> variable.level() != Level.PREDEFINED)
                .forEach(variable -> rows.add(
                        List.of(PlainText.word(variable.name()), value(variable), level(variable), hidden(variable))));
        return rows;
    }

    List<String> rest() {
        long predefined = story.variables().stream()
                .filter(variable -> variable.level() == Level.PREDEFINED)
                .count();
        return List.of("", "note: and " + predefined + " predefined variables, which -Dci.format=json shows");
    }

    private String value(LeveledVariable variable) {
        String value = variable.written().masked()
                ? "[MASKED]"
                : Columns.shortened(explained.hidden(variable.value()), WIDEST_VALUE);
        return value + (variable.written().file() ? " (as a file)" : "");
    }

    private String level(LeveledVariable variable) {
        String word = word(variable.level());
        return explained
                .place(variable)
                .map(span -> word + " at " + KeyRows.place(span))
                .orElse(word);
    }

    private String word(Level level) {
        return switch (level) {
            case PREDEFINED -> "predefined";
            case ROOT -> "root level";
            case WORKFLOW_RULE -> "rule of the workflow";
            case JOB -> "job";
            case MATRIX -> "parallel:matrix";
            case RULE -> "rule";
            case PROJECT ->
                "project (" + PlainText.word(explained.variablePlaces().file()) + " or -Dci.secret)";
            case PIPELINE -> "pipeline (-Dci.var or POM)";
        };
    }

    private String hidden(LeveledVariable variable) {
        return variable.hidden().isEmpty()
                ? ""
                : "instead of " + variable.hidden().stream().map(this::word).collect(Collectors.joining(", "));
    }
}
