package io.github.cimaven.run.engine;

import io.github.cimaven.run.event.Status;

/**
 * How many jobs of a group have which status, and what that makes of the group: GitLab's composite status. Keeping counts makes
 * one job's change cost the same in a group of two and of two thousand.
 *
 * @see <a href="https://gitlab.com/gitlab-org/gitlab/-/blob/master/lib/gitlab/ci/status/composite.rb">composite.rb</a>
 */
@SuppressWarnings("EnumOrdinal") // The ordinal is an index into an array of counts and never leaves this class.
final class StatusCounts {
    private static final Status[] STATUSES = Status.values();
    /** A job that failed or was canceled and may. */
    private static final int WARNING = STATUSES.length;
    /** A manual job that nobody has to start. */
    private static final int IGNORED = STATUSES.length + 1;

    private final int[] counts = new int[STATUSES.length + 2];
    private int total;

    void add(Status status, boolean allowFailure) {
        change(status, allowFailure, 1);
    }

    void remove(Status status, boolean allowFailure) {
        change(status, allowFailure, -1);
    }

    void addAll(StatusCounts others) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += others.counts[i];
        }
        total += others.total;
    }

    private void change(Status status, boolean allowFailure, int by) {
        counts[index(status, allowFailure)] += by;
        total += by;
    }

    private static int index(Status status, boolean allowFailure) {
        if (allowFailure && (status == Status.FAILED || status == Status.CANCELED)) {
            return WARNING;
        }
        return allowFailure && status == Status.MANUAL ? IGNORED : status.ordinal();
    }

    /** The status of a stage, of the pipeline, or of all that stands before a stage. */
    Status composite() {
        if (only(count(Status.SKIPPED) + counts[IGNORED]) && total > 0) {
            return Status.SKIPPED;
        }
        int uneventful = counts[WARNING] + counts[IGNORED];
        int done = count(Status.SUCCESS) + count(Status.SKIPPED) + uneventful;
        if (only(done)) {
            return Status.SUCCESS;
        }
        if (only(count(Status.CREATED) + uneventful)) {
            return Status.CREATED;
        }
        if (only(count(Status.CANCELED) + done)) {
            return Status.CANCELED;
        }
        if (only(count(Status.PENDING) + count(Status.CREATED) + count(Status.SKIPPED) + uneventful)) {
            return Status.PENDING;
        }
        return eventful();
    }

    private Status eventful() {
        if (count(Status.RUNNING) + count(Status.PENDING) > 0) {
            return Status.RUNNING;
        }
        if (count(Status.MANUAL) > 0) {
            return Status.MANUAL;
        }
        if (count(Status.SCHEDULED) > 0) {
            return Status.SCHEDULED;
        }
        return count(Status.CREATED) > 0 ? Status.RUNNING : Status.FAILED;
    }

    /** The status of what a job {@code needs}: a single need that was skipped, or waits for nobody, skips the job. */
    Status compositeOfNeeds() {
        return count(Status.SKIPPED) + counts[IGNORED] > 0 ? Status.SKIPPED : composite();
    }

    private int count(Status status) {
        return counts[status.ordinal()];
    }

    private boolean only(int some) {
        return some == total;
    }
}
