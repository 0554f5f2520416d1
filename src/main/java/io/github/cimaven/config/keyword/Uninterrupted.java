package io.github.cimaven.config.keyword;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waits for work that is bounded and never waits itself; who interrupts meanwhile is heard afterwards. */
final class Uninterrupted {
    private Uninterrupted() {}

    static <T> T result(Future<T> work) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return work.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw thrown(e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException thrown(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
    }
}
