package io.github.cimaven.run.engine;

import io.github.cimaven.run.executor.Cancellation;
import io.github.cimaven.run.executor.Cancellation.Registration;
import java.util.ArrayList;
import java.util.List;

/** Interrupts the thread that made it when somebody wants that, as long as it is about its work, and never after that. */
final class Interrupt implements AutoCloseable {
    private final Thread thread = Thread.currentThread();
    private final List<Registration> registrations = new ArrayList<>();
    private boolean done;
    private boolean rung;

    private Interrupt() {}

    static Interrupt at(Cancellation... wishes) {
        Interrupt interrupt = new Interrupt();
        for (Cancellation wish : wishes) {
            interrupt.registrations.add(wish.onRequest(interrupt::ring));
        }
        return interrupt;
    }

    private synchronized void ring() {
        if (!done) {
            rung = true;
            thread.interrupt();
        }
    }

    /** To be called on the thread itself. */
    @Override
    public void close() {
        registrations.forEach(Registration::close);
        calm();
    }

    private synchronized void calm() {
        done = true;
        if (rung) {
            Thread.interrupted();
        }
    }
}
