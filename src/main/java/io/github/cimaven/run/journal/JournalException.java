package io.github.cimaven.run.journal;

/** The last run cannot be taken up again; the message tells the user why, and what to do. */
public final class JournalException extends Exception {
    private static final long serialVersionUID = 1;

    public JournalException(String message) {
        super(message);
    }
}
