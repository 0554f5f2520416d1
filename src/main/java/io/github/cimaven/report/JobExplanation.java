package io.github.cimaven.report;

import io.github.cimaven.config.origin.KeyOrigin;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.plan.JobStory;
import io.github.cimaven.plan.LeftOutJob;
import io.github.cimaven.plan.LeveledVariable;
import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.PlannedJob;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole story of one job, or of a template.
 *
 * @param name of the job; of one that {@code parallel} made, its own
 * @param place where its name stands
 * @param keys what it is made of
 * @param use what only a template has
 * @param story what decided; absent for a template
 * @param variablePlaces where the variables of each level stand, by name
 * @param group the other jobs that {@code parallel} made together with it
 * @param known variables, to hide what is masked among them
 * @param plan that it is in, or not
 */
public record JobExplanation(
        String name,
        KeyOrigin place,
        List<KeyOrigin> keys,
        Optional<Use> use,
        Optional<JobStory> story,
        VariablePlaces variablePlaces,
        List<String> group,
        Variables known,
        PipelinePlan plan) {
    /**
     * Who takes something from a template.
     *
     * @param extending by {@code extends}
     * @param referring by {@code !reference}
     */
    public record Use(List<String> extending, List<String> referring) {}

    /**
     * Where variables stand.
     *
     * @param file of the project's variables
     */
    public record VariablePlaces(Map<String, Span> root, Map<String, Span> job, String file) {}

    public JobExplanation {
        keys = List.copyOf(keys);
        group = List.copyOf(group);
    }

    /** The job as it is planned; absent when it is left out. */
    public Optional<PlannedJob> planned() {
        return story.isEmpty() ? Optional.empty() : plan.job(name);
    }

    /** The job as it is left out, be it of the pipeline or only of what runs here. */
    public Optional<LeftOutJob> leftOut() {
        return story.isEmpty()
                ? Optional.empty()
                : plan.leftOut().stream().filter(job -> job.name().equals(name)).findFirst();
    }

    /** A text as a person may see it. */
    public String hidden(String text) {
        return known.hidden(text);
    }

    /** Where a variable has its value from, if that is a place of the configuration. */
    public Optional<Span> place(LeveledVariable variable) {
        return switch (variable.level()) {
            case ROOT -> Optional.ofNullable(variablePlaces.root().get(variable.name()));
            case JOB -> Optional.ofNullable(variablePlaces.job().get(variable.name()));
            case WORKFLOW_RULE -> plan.facts().rule();
            case RULE -> story.flatMap(JobStory::decision);
            case PREDEFINED, MATRIX, PROJECT, PIPELINE -> Optional.empty();
        };
    }
}
