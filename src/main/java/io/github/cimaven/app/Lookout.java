package io.github.cimaven.app;

import io.github.cimaven.run.executor.Cancellation;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Looks for changes while something runs, and says once that it is out of date. */
final class Lookout implements AutoCloseable {
    private final Thread thread;
    private volatile @Nullable IOException fault;

    private Lookout(Observer observer, WorkState state, Cancellation newer) {
        this.thread = new Thread(() -> look(observer, state, newer), "ci-lookout");
    }

    static Lookout over(Observer observer, WorkState state, Cancellation newer) {
        Lookout lookout = new Lookout(observer, state, newer);
        lookout.thread.setDaemon(true);
        lookout.thread.start();
        return lookout;
    }

    private void look(Observer observer, WorkState state, Cancellation newer) {
        try {
            observer.awaitChange(state);
            newer.request(Cancellation.Reason.CANCELED);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            if (!Thread.currentThread().isInterrupted()) {
                fault = e;
            }
        }
    }

    /** @throws IOException if it could not look */
    @Override
    public void close() throws IOException {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        IOException found = fault;
        if (found != null) {
            throw found;
        }
    }
}
