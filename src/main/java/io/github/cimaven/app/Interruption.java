package io.github.cimaven.app;

import io.github.cimaven.run.executor.Cancellation;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, or whatever else ends this JVM in an orderly way: the run is told to stop, and the JVM waits a little until it has
 * stopped and written its report.
 */
final class Interruption implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 5;

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;

    private Interruption(Cancellation cancellation) {
        this.hook = new Thread(() -> stop(cancellation), "ci-interruption");
    }

    static Interruption listen(Cancellation cancellation) {
        Interruption interruption = new Interruption(cancellation);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    private void stop(Cancellation cancellation) {
        cancellation.request(Cancellation.Reason.INTERRUPTED);
        try {
            if (!over.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                // The warden ends what is left when this JVM is gone.
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending: that is why we are here.
            return;
        }
    }
}
