package io.github.cimaven.config.include;

/** What a configuration includes could not be got. The message is for the user, and may hold what the server said. */
public class UnavailableException extends Exception {
    private static final long serialVersionUID = 1;

    /** Why, as far as GitLab has a text of its own for it. */
    public enum Reason {
        /** There is no such project, or the user may not see it. */
        NO_PROJECT,
        /** The project has no such branch, tag or commit. */
        NO_REF,
        /** The address cannot be asked at all; GitLab does not name it then. */
        REFUSED,
        /** The server gave no good answer. */
        NO_ANSWER,
        /** Nobody was asked: the build is offline, and no copy is kept. */
        OFFLINE
    }

    private final Reason reason;

    public UnavailableException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** The message; every one of these has it. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
