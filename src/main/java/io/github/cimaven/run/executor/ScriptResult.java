package io.github.cimaven.run.executor;

/**
 * How a script ended.
 *
 * @param exitCode of the shell; 128 plus the signal's number when a signal ended it
 * @param stopped whether it was ended by the cancellation, in which case the exit code says nothing
 * @param leftBehind how many background processes had to be ended after the shell was done
 */
public record ScriptResult(int exitCode, boolean stopped, int leftBehind) {
    public boolean succeeded() {
        return exitCode == 0 && !stopped;
    }
}
