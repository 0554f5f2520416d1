package io.github.cimaven.run.process;

import java.io.IOException;

/** A process with all that it has started, to be ended as a whole. Not thread-safe. */
interface ProcessTree {
    /** Whether anything of it besides the process itself is alive. */
    boolean isInhabited();

    /**
     * How many others are there, or had to be ended, now that the process has ended.
     *
     * @throws IOException if it never came to start what it was to start; the message says why
     */
    int leftBehind() throws IOException;

    /** Asks all to end, each once however often this is called. */
    void terminate();

    void kill();

    /** It has ended and needs no watching any more. */
    void release();
}
