package io.github.cimaven.app;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Does something once a second until it is closed. */
record Ticks(ScheduledExecutorService timer) implements AutoCloseable {
    @SuppressWarnings("FutureReturnValueIgnored") // It ends when the timer is closed.
    static Ticks every(Runnable action) {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "ci-ticks");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleAtFixedRate(action, 1, 1, TimeUnit.SECONDS);
        return new Ticks(timer);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
