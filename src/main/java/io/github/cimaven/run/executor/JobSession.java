package io.github.cimaven.run.executor;

/** The place of one attempt. Scripts run one after another, each in a shell of its own. Not thread-safe. */
public interface JobSession extends AutoCloseable {
    /**
     * Runs a script to its end, or until the cancellation says stop; then ends everything it has started.
     *
     * <p>A process that the script left in the background does not survive this call, nor delay it.
     *
     * @return how the shell ended, a non-zero exit code included
     * @throws ExecutorException if the script could not be run at all
     * @throws InterruptedException if the calling thread is interrupted; everything started has been ended
     */
    ScriptResult run(ShellScript script, Cancellation cancellation) throws ExecutorException, InterruptedException;

    /** Ends whatever still runs and removes what the session made. Idempotent, has a deadline of its own. */
    @Override
    void close();
}
