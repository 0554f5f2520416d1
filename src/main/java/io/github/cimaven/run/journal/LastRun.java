package io.github.cimaven.run.journal;

import io.github.cimaven.run.event.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fold over a journal: how far its run came. */
public final class LastRun {
    private final String run;
    private final List<PartState> parts = new ArrayList<>();
    private final Map<String, JobHistory> jobs = new LinkedHashMap<>();
    private final long bytes;
    private final boolean torn;
    private Instant latest = Instant.EPOCH;
    private long attempts;
    private int order;

    /**
     * How far a part of the pipeline came.
     *
     * @param at when it began for the first time
     * @param ended absent when the run died
     */
    public record PartState(Part part, Instant at, Optional<Status> ended) {
        /** Whether nothing of it is left to be done; what the user has stopped goes on. */
        public boolean isComplete() {
            return ended.isPresent() && ended.get() != Status.CANCELED;
        }
    }

    /**
     * @param bytes of the lines that are whole
     * @param torn whether another one follows that is not
     */
    LastRun(String run, List<Entry> entries, long bytes, boolean torn) {
        this.run = run;
        this.bytes = bytes;
        this.torn = torn;
        entries.forEach(this::add);
    }

    private void add(Entry entry) {
        order++;
        if (entry instanceof Entry.Begun begun) {
            seen(begun.at());
            begin(begun);
        } else if (entry instanceof Entry.Dropped dropped) {
            jobs.remove(dropped.job());
        } else if (entry instanceof Entry.Pending pending) {
            seen(pending.at());
            history(pending.job()).pending(pending.at());
        } else if (entry instanceof Entry.Delayed delayed) {
            seen(delayed.at());
            history(delayed.job()).delayed(delayed.until());
        } else if (entry instanceof Entry.Started started) {
            seen(started.at());
            attempts++;
            history(started.job()).started(order, started);
        } else if (entry instanceof Entry.Made made) {
            seen(made.at());
            history(made.job()).made();
        } else {
            addEnd(entry);
        }
    }

    private void addEnd(Entry entry) {
        if (entry instanceof Entry.Retried retried) {
            seen(retried.at());
            history(retried.job()).ended(order, retried.attempt(), retried);
        } else if (entry instanceof Entry.Finished finished) {
            seen(finished.at());
            history(finished.job()).ended(order, finished.attempt(), finished);
        } else if (entry instanceof Entry.Skipped skipped) {
            seen(skipped.at());
            history(skipped.job()).skipped(skipped.status());
        } else if (entry instanceof Entry.Held held) {
            seen(held.at());
        } else if (entry instanceof Entry.Ended ended) {
            seen(ended.at());
            PartState last = parts.remove(parts.size() - 1);
            parts.add(new PartState(last.part(), last.at(), Optional.of(ended.status())));
        }
    }

    private void begin(Entry.Begun begun) {
        Instant first = state(begun.part()).map(PartState::at).orElse(begun.at());
        parts.removeIf(state -> state.part().isLike(begun.part()));
        parts.add(new PartState(begun.part(), first, Optional.empty()));
    }

    private void seen(Instant at) {
        latest = at.isAfter(latest) ? at : latest;
    }

    private JobHistory history(String job) {
        return jobs.computeIfAbsent(job, name -> new JobHistory());
    }

    /** A word of its own for each run. */
    public String run() {
        return run;
    }

    /** The parts of the pipeline that it has begun, the latest last. */
    public List<PartState> parts() {
        return List.copyOf(parts);
    }

    public Optional<PartState> state(Part part) {
        return parts.stream().filter(state -> state.part().isLike(part)).findFirst();
    }

    /** How many attempts were begun, those included that count no more. */
    public long attempts() {
        return attempts;
    }

    /** When the last thing happened. */
    public Instant latest() {
        return latest;
    }

    /** Whether its last line was not finished. */
    public boolean torn() {
        return torn;
    }

    /** Names of the bridges whose pipelines were made and still count. */
    public List<String> bridges() {
        return jobs.entrySet().stream()
                .filter(job -> job.getValue().isMade())
                .map(Map.Entry::getKey)
                .toList();
    }

    long bytes() {
        return bytes;
    }

    Optional<JobHistory> job(String name) {
        return Optional.ofNullable(jobs.get(name));
    }
}
