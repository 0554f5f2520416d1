package io.github.cimaven.run.event;

import java.util.List;

/**
 * A job among those of all pipelines of a run.
 *
 * @param bridges that lead to its pipeline, none if that is the user's own
 * @param counts whether the user's own pipeline fails if it does: its bridges wait for their pipelines, and must not fail
 */
public record JobInRun(List<String> bridges, JobSnapshot job, boolean counts) {
    private static final String DIVIDER = " › ";

    public JobInRun {
        bridges = List.copyOf(bridges);
    }

    /** A job's name behind that of the bridge which leads to it. */
    public static String name(String bridge, String job) {
        return bridge + DIVIDER + job;
    }

    /** What tells it from the others for a person. */
    public String name() {
        return bridges.isEmpty() ? job.name() : name(String.join(DIVIDER, bridges), job.name());
    }

    /** Whether it makes the build fail. */
    public boolean failedForGood() {
        return counts && job.failedForGood();
    }
}
