package io.github.cimaven.run.journal;

import io.github.cimaven.run.event.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the journal says of one job: its latest attempts, one after the other. */
final class JobHistory {
    private final List<Try> tries = new ArrayList<>();
    private Optional<Instant> pendingAt = Optional.empty();
    private Optional<Instant> until = Optional.empty();
    private boolean made;

    /**
     * An attempt.
     *
     * @param order of the line in which it begins
     * @param end how it ended; absent when the run died before
     * @param endOrder of that line
     */
    record Try(int order, Entry.Started started, Optional<Entry> end, int endOrder) {
        boolean isFinished() {
            return end.isPresent() && end.get() instanceof Entry.Finished;
        }

        Optional<Entry.Finished> finished() {
            return end.filter(Entry.Finished.class::isInstance).map(Entry.Finished.class::cast);
        }

        String sources() {
            return end.map(entry -> entry instanceof Entry.Finished finished
                            ? finished.sources()
                            : entry instanceof Entry.Retried retried ? retried.sources() : "")
                    .orElse("");
        }
    }

    void pending(Instant at) {
        pendingAt = Optional.of(at);
    }

    void delayed(Instant time) {
        until = Optional.of(time);
    }

    /** Attempts of the same number or a higher one are those of a run that died, or do not count any more. */
    void started(int order, Entry.Started started) {
        if (started.attempt() < 1 || started.attempt() > tries.size() + 1) {
            throw new IllegalStateException("attempt " + started.attempt() + " follows no other");
        }
        tries.subList(started.attempt() - 1, tries.size()).clear();
        tries.add(new Try(order, started, Optional.empty(), 0));
    }

    void made() {
        made = true;
    }

    /** Whether it is a bridge whose pipeline was made. */
    boolean isMade() {
        return made;
    }

    void ended(int order, int attempt, Entry end) {
        if (tries.size() != attempt) {
            throw new IllegalStateException("the end of an attempt that has not begun");
        }
        Try last = tries.remove(attempt - 1);
        tries.add(new Try(last.order(), last.started(), Optional.of(end), order));
    }

    void skipped(Status status) {
        if (status == Status.SKIPPED) {
            tries.clear();
        }
    }

    Optional<Instant> pendingAt() {
        return pendingAt;
    }

    Optional<Instant> until() {
        return until;
    }

    /**
     * The attempts that have ended by themselves.
     *
     * @param canceled whether those count that were stopped
     */
    List<Try> tries(boolean canceled) {
        return tries.stream()
                .filter(one -> one.end().isPresent())
                .filter(one -> canceled
                        || one.finished()
                                .filter(end -> end.outcome().status() == Status.CANCELED)
                                .isEmpty())
                .toList();
    }

    /** The definition that the job had. */
    Map<String, String> definition() {
        return tries.isEmpty()
                ? Map.of()
                : tries.get(tries.size() - 1).started().definition();
    }
}
