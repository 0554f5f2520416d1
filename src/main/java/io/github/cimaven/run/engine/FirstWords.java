package io.github.cimaven.run.engine;

import io.github.cimaven.run.event.JobOutcome;
import io.github.cimaven.run.log.JobLog;
import io.github.cimaven.run.log.LogArchive;
import io.github.cimaven.run.log.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** What is told of an attempt that has ended before it had a log: then that is the one thing that stands in it. */
record FirstWords(LogArchive logs) {
    /** @param before what is said before the last line */
    AttemptResult ended(Attempt attempt, JobOutcome outcome, List<String> before) {
        try {
            if (!Files.exists(attempt.log())) {
                try (JobLog log = logs.open(attempt.log(), attempt.job().name(), Secrets.NONE)) {
                    before.forEach(log::say);
                    log.say(LastLine.of(outcome));
                }
            }
            return AttemptResult.of(outcome);
        } catch (IOException e) {
            return AttemptResult.of(new JobOutcome(
                    outcome.status(),
                    outcome.reason(),
                    outcome.exitCode(),
                    outcome.detail() + "; nor could a log be written: " + e.getMessage()));
        }
    }
}
