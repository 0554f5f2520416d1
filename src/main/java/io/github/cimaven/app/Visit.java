package io.github.cimaven.app;

import io.github.cimaven.report.console.Console;
import io.github.cimaven.run.executor.Cancellation;
import io.github.cimaven.run.executor.Executor;
import io.github.cimaven.run.executor.ExecutorException;
import io.github.cimaven.run.executor.Executors;
import io.github.cimaven.run.executor.JobContext;
import io.github.cimaven.run.executor.JobFolders;
import io.github.cimaven.run.executor.JobSession;
import io.github.cimaven.run.executor.Visitor;
import io.github.cimaven.run.log.JobLog;
import io.github.cimaven.run.log.LineListener;
import io.github.cimaven.run.log.MaskedLines;
import java.util.Optional;

/**
 * One visit to a job's place. Until it begins, the user sees what is done for the place; when it is over, so is the job.
 *
 * @param cancellation of the job
 */
record Visit(Console console, Visitor visitor, Cancellation cancellation) implements LineListener {
    /** Places that let the visitor in. */
    Executors of(Executors executors) {
        return place -> new Open(executors.of(place));
    }

    private final class Open implements Executor {
        private final Executor executor;

        Open(Executor executor) {
            this.executor = executor;
        }

        @Override
        public String name() {
            return executor.name();
        }

        @Override
        public Optional<String> probe() {
            return executor.probe();
        }

        @Override
        public JobFolders seen(JobFolders here, String projectPath) {
            return executor.seen(here, projectPath);
        }

        @Override
        public JobSession open(JobContext job, JobLog log) throws ExecutorException, InterruptedException {
            return executor.open(
                    job.visitedBy((way, end) -> {
                        try {
                            visitor.enter(way, end);
                        } finally {
                            cancellation.request(Cancellation.Reason.CANCELED);
                        }
                    }),
                    log);
        }
    }

    /** What the job itself has to say is that it waits, which is of no interest. */
    @Override
    public void lines(String job, MaskedLines lines) {
        for (String line : lines.texts()) {
            if (!line.contains(VisitedJob.WAITS) && !cancellation.requested()) {
                console.line(line);
            }
        }
    }
}
