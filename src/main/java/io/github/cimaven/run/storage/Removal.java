package io.github.cimaven.run.storage;

import io.github.cimaven.io.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Removes folders beside the work: the kernel lets who removes the place of a mount wait until the last of it is gone. What could
 * not be removed is tried once more when the run ends. Thread-safe.
 */
final class Removal implements AutoCloseable {
    /** Who is that far ahead removes its own, so that the disk does not fill up meanwhile. */
    private static final int MOST_WAITING = 16;

    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Removal::daemon,
            new ThreadPoolExecutor.CallerRunsPolicy());

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "ci-removal");
        thread.setDaemon(true);
        return thread;
    }

    void later(Path folder) {
        thread.execute(() -> {
            try {
                Trees.delete(folder);
            } catch (IOException e) {
                // The folder around it is removed at the end, which tells what is wrong.
                return;
            }
        });
    }

    /** Gives up what has not been removed yet. */
    @Override
    public void close() {
        thread.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            thread.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
