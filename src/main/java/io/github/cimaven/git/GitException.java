package io.github.cimaven.git;

/** git was asked something and could not answer. The message holds its own words, for the user. */
public class GitException extends Exception {
    private static final long serialVersionUID = 1;

    public GitException(String message) {
        super(message);
    }

    public GitException(String message, Throwable cause) {
        super(message, cause);
    }
}
