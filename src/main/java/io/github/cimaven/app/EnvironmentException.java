package io.github.cimaven.app;

/** The machine does not let the pipeline run. The message says what is wrong and what to do about it. */
public class EnvironmentException extends Exception {
    private static final long serialVersionUID = 1;

    public EnvironmentException(String message) {
        super(message);
    }

    public EnvironmentException(String message, Throwable cause) {
        super(message, cause);
    }
}
