package io.github.cimaven.run.process;

/**
 * How a process and its group ended.
 *
 * @param exitCode of the process; 128 plus the signal's number when a signal ended it
 * @param stopped whether it was ended because of a cancellation
 * @param leftBehind how many other processes of the group were still there when the process was done
 */
public record ExitStatus(int exitCode, boolean stopped, int leftBehind) {}
