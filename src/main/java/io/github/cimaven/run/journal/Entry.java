package io.github.cimaven.run.journal;

import io.github.cimaven.run.event.JobOutcome;
import io.github.cimaven.run.event.JobProducts;
import io.github.cimaven.run.event.Status;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One line of the journal. One that lacks something is none. */
sealed interface Entry {
    private static void require(Object... parts) {
        for (Object part : parts) {
            Objects.requireNonNull(part);
        }
    }

    /** A goal starts its part of the pipeline, or takes it up again. */
    record Begun(Instant at, Part part) implements Entry {
        public Begun {
            require(at, part);
        }
    }

    /** What a job has done does not count any more. */
    record Dropped(String job) implements Entry {
        public Dropped {
            require(job);
        }
    }

    /** A job's turn has come. */
    record Pending(Instant at, String job) implements Entry {
        public Pending {
            require(at, job);
        }
    }

    /** A job waits for its time. */
    record Delayed(Instant at, String job, Instant until) implements Entry {
        public Delayed {
            require(at, job, until);
        }
    }

    /** An attempt begins. */
    record Started(Instant at, String job, int attempt, long id, Map<String, String> definition) implements Entry {
        public Started {
            require(at, job);
            definition = new LinkedHashMap<>(definition);
        }
    }

    /** A bridge has got its pipeline. */
    record Made(Instant at, String job) implements Entry {
        public Made {
            require(at, job);
        }
    }

    /** An attempt has failed, and another one follows. */
    record Retried(Instant at, String job, int attempt, JobOutcome outcome, String sources) implements Entry {
        public Retried {
            require(at, job, outcome, sources);
        }
    }

    /** The last attempt has ended. */
    record Finished(
            Instant at,
            String job,
            int attempt,
            JobOutcome outcome,
            boolean allowed,
            JobProducts products,
            String sources)
            implements Entry {
        public Finished {
            require(at, job, outcome, products, sources);
        }
    }

    /** A job does not run. */
    record Skipped(Instant at, String job, Status status) implements Entry {
        public Skipped {
            require(at, job, status);
        }
    }

    /** A job waits for the user when the run ends. */
    record Held(Instant at, String job, Status status) implements Entry {
        public Held {
            require(at, job, status);
        }
    }

    /** The goal's part of the pipeline is over. */
    record Ended(Instant at, Status status, List<Status> stages) implements Entry {
        public Ended {
            require(at, status);
            stages = List.copyOf(stages);
        }
    }
}
