package io.github.cimaven.run.executor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The wish that something stops, said once and for good; the first reason counts, but {@link Reason#INTERRUPTED} outranks the
 * others because it shortens the grace. Thread-safe.
 */
public final class Cancellation {
    /** Why something has to stop. */
    public enum Reason {
        /** The pipeline, or the job in it, was canceled: the job's after_script still runs. */
        CANCELED(Duration.ofSeconds(10)),
        /** The time is up. */
        TIMED_OUT(Duration.ofSeconds(10)),
        /** The whole build is being ended (Ctrl-C, SIGTERM): nothing more is started. */
        INTERRUPTED(Duration.ofMillis(800));

        private final Duration grace;

        Reason(Duration grace) {
            this.grace = grace;
        }

        /** How long a process may take between SIGTERM and SIGKILL. */
        public Duration grace() {
            return grace;
        }
    }

    private final List<Runnable> actions = new ArrayList<>();
    private Optional<Reason> reason = Optional.empty();

    public void request(Reason wish) {
        List<Runnable> due;
        synchronized (this) {
            boolean news = reason.isEmpty() || wish == Reason.INTERRUPTED && reason.get() != Reason.INTERRUPTED;
            if (!news) {
                return;
            }
            reason = Optional.of(wish);
            due = List.copyOf(actions);
        }
        due.forEach(Runnable::run);
    }

    public synchronized Optional<Reason> reason() {
        return reason;
    }

    public boolean requested() {
        return reason().isPresent();
    }

    /**
     * Runs the action, which must be short, at each request from now on; at once if there was one already. The result takes
     * the action off again.
     */
    public Registration onRequest(Runnable action) {
        boolean now;
        synchronized (this) {
            actions.add(action);
            now = reason.isPresent();
        }
        if (now) {
            action.run();
        }
        return () -> {
            synchronized (this) {
                actions.remove(action);
            }
        };
    }

    /** An action that waits for a request; closing takes it off. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
