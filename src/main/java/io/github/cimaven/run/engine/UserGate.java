package io.github.cimaven.run.engine;

import io.github.cimaven.plan.PlannedJob;

/**
 * What the user has to do with a job whose turn has come.
 *
 * <p>A manual job that was played starts. A deployment that was not confirmed waits, whatever its {@code when} says, and what comes
 * after it waits with it: to go on as if it had been deployed could do harm.
 */
interface UserGate {
    /** Every manual job waits, nothing else does. */
    UserGate PLAIN = new UserGate() {
        @Override
        public boolean holds(PlannedJob job) {
            return false;
        }

        @Override
        public boolean plays(PlannedJob job) {
            return false;
        }
    };

    /** Whether it is a deployment that nobody has confirmed. */
    boolean holds(PlannedJob job);

    /** Whether the user has started this manual job. */
    boolean plays(PlannedJob job);
}
