package io.github.cimaven.run.executor;

/** The environment does not let a job run. The message says what is wrong and what to do, for the user. */
public class ExecutorException extends Exception {
    private static final long serialVersionUID = 1;

    public ExecutorException(String message) {
        super(message);
    }

    public ExecutorException(String message, Throwable cause) {
        super(message, cause);
    }
}
