package io.github.cimaven.run.journal;

import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.run.event.JobOutcome;
import io.github.cimaven.run.event.PipelineEvent.JobEvent;
import io.github.cimaven.run.event.PipelineEvent.JobFinished;
import io.github.cimaven.run.event.PipelineEvent.JobPending;
import io.github.cimaven.run.event.PipelineEvent.JobRetried;
import io.github.cimaven.run.event.PipelineEvent.JobStarted;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The events of earlier attempts, in the order in which they happened. */
final class Replay {
    private final Function<String, Path> log;
    private final List<Ordered> events = new ArrayList<>();

    private record Ordered(int order, JobEvent event) {}

    Replay(Function<String, Path> log) {
        this.log = log;
    }

    /** @param ended whether the last attempt is the last one; else another one follows, whatever became of it */
    void add(PlannedJob job, Optional<Instant> pendingAt, List<JobHistory.Try> tries, boolean ended) {
        pendingAt.ifPresent(at -> events.add(new Ordered(tries.get(0).order(), new JobPending(at, job))));
        for (int i = 0; i < tries.size(); i++) {
            JobHistory.Try one = tries.get(i);
            Entry.Started start = one.started();
            events.add(new Ordered(
                    one.order(), new JobStarted(start.at(), job, i + 1, start.id(), log.apply(job.name()))));
            boolean last = ended && i == tries.size() - 1;
            one.end().ifPresent(end -> events.add(new Ordered(one.endOrder(), end(job, end, last))));
        }
    }

    private static JobEvent end(PlannedJob job, Entry end, boolean last) {
        if (end instanceof Entry.Finished finished) {
            return last
                    ? new JobFinished(
                            finished.at(),
                            job,
                            finished.attempt(),
                            finished.outcome(),
                            finished.allowed(),
                            finished.products())
                    : retried(job, finished.at(), finished.attempt(), finished.outcome());
        }
        if (end instanceof Entry.Retried retried) {
            return retried(job, retried.at(), retried.attempt(), retried.outcome());
        }
        throw new IllegalStateException("no end of an attempt: " + end);
    }

    private static JobEvent retried(PlannedJob job, Instant at, int attempt, JobOutcome outcome) {
        return new JobRetried(at, job, attempt, outcome);
    }

    List<JobEvent> events() {
        return events.stream()
                .sorted(Comparator.comparingInt(Ordered::order))
                .map(Ordered::event)
                .toList();
    }
}
