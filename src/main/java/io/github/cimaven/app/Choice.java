package io.github.cimaven.app;

import io.github.cimaven.config.source.DidYouMean;
import io.github.cimaven.plan.JobNames;
import io.github.cimaven.plan.LeftOutJob;
import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.Selection;
import io.github.cimaven.run.journal.Part;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which part of the pipeline was asked for.
 *
 * @param names of stages or jobs, as the kind says
 * @param start what is to be taken over from the last run
 */
public record Choice(Kind kind, List<String> names, Start start) {
    private static final int MOST_SHOWN = 20;

    /** What the names are, and what happens if they are not there. */
    public enum Kind {
        EVERYTHING,
        STAGES,
        /** Stages that need not exist: nothing to do then. */
        STAGES_IF_THERE,
        JOBS,
        JOBS_WITH_NEEDS
    }

    /** How it begins. */
    public enum Start {
        /** With nothing. */
        ANEW,
        /** Where the last run has stopped. */
        RESUME,
        /** With what has not passed in the last run. */
        RETRY_FAILED
    }

    public Choice {
        names = List.copyOf(names);
    }

    private Choice(Kind kind, List<String> names) {
        this(kind, names, Start.ANEW);
    }

    public Choice starting(Start other) {
        return new Choice(kind, names, other);
    }

    public static Choice everything() {
        return new Choice(Kind.EVERYTHING, List.of());
    }

    public static Choice stages(List<String> names) {
        return new Choice(Kind.STAGES, names);
    }

    public static Choice stagesIfThere(List<String> names) {
        return new Choice(Kind.STAGES_IF_THERE, names);
    }

    public static Choice jobs(List<String> names) {
        return new Choice(Kind.JOBS, names);
    }

    public static Choice jobsWithNeeds(List<String> names) {
        return new Choice(Kind.JOBS_WITH_NEEDS, names);
    }

    /**
     * By which it is found again in a journal.
     *
     * @param pipeline the id
     */
    Part part(long pipeline) {
        String word = kind == Kind.STAGES_IF_THERE ? Kind.STAGES.name() : kind.name();
        return new Part(word.toLowerCase(Locale.ROOT), names, pipeline);
    }

    /** What a part was, for a person. */
    static String words(Part part) {
        String names = String.join(", ", part.names());
        return switch (Kind.valueOf(part.kind().toUpperCase(Locale.ROOT))) {
            case EVERYTHING -> "the whole pipeline";
            case STAGES, STAGES_IF_THERE -> (part.names().size() == 1 ? "the stage " : "the stages ") + names;
            case JOBS -> (part.names().size() == 1 ? "the job " : "the jobs ") + names;
            case JOBS_WITH_NEEDS -> names + " and what is needed for that";
        };
    }

    /** Whether a stage that is in is there with all its jobs. */
    boolean isOfWholeStages() {
        return kind != Kind.JOBS && kind != Kind.JOBS_WITH_NEEDS;
    }

    /** Whether it is all right if there is nothing to do. */
    boolean mayBeEmpty() {
        return kind == Kind.STAGES_IF_THERE;
    }

    /**
     * The chosen part of a plan.
     *
     * @param stages all stages of the configuration, also those without a job in this plan
     */
    PipelinePlan of(PipelinePlan plan, Collection<String> stages) throws ConfigurationException {
        return switch (kind) {
            case EVERYTHING -> plan;
            case STAGES -> {
                requireStages(stages);
                yield Selection.stages(plan, names);
            }
            case STAGES_IF_THERE -> Selection.stages(plan, names);
            case JOBS -> Selection.jobs(plan, requiredJobs(plan));
            case JOBS_WITH_NEEDS -> Selection.jobsWithNeeds(plan, requiredJobs(plan));
        };
    }

    private void requireStages(Collection<String> stages) throws ConfigurationException {
        for (String name : names) {
            if (!stages.contains(name)) {
                throw unknown("stage", name, stages);
            }
        }
    }

    private List<String> requiredJobs(PipelinePlan plan) throws ConfigurationException {
        List<String> jobs = JobNames.meant(plan, names);
        for (String name : jobs) {
            Optional<LeftOutJob> leftOut = plan.leftOut().stream()
                    .filter(job -> job.name().equals(name))
                    .findFirst();
            if (leftOut.isPresent()) {
                throw new ConfigurationException("The job '" + name + "' is not part of this pipeline: "
                        + leftOut.get().reason() + ".");
            }
            if (plan.job(name).isEmpty()) {
                throw unknown("job", name, JobNames.known(plan));
            }
        }
        return jobs;
    }

    private static ConfigurationException unknown(String what, String name, Collection<String> known) {
        return new ConfigurationException("This pipeline has no " + what + " '" + name + "'; "
                + DidYouMean.nearest(name, known)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElseGet(() -> "it has: " + some(known) + "."));
    }

    private static String some(Collection<String> names) {
        String first = names.stream().limit(MOST_SHOWN).collect(Collectors.joining(", "));
        return names.size() <= MOST_SHOWN ? first : first + " and " + (names.size() - MOST_SHOWN) + " more";
    }
}
