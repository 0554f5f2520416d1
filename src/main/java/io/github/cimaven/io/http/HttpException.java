package io.github.cimaven.io.http;

/** A file could not be got. The message tells why, in the words that GitLab has for it. */
public class HttpException extends Exception {
    private static final long serialVersionUID = 1;

    /** What to make of it. */
    public enum Kind {
        /** The address cannot be asked. */
        REFUSED,
        /** The server was not reached. */
        UNCONNECTED,
        /** The server says that this file is not to be had. */
        DENIED,
        /** No good answer: the next time there may be one. */
        NO_ANSWER
    }

    private final Kind kind;
    private final int code;

    public HttpException(Kind kind, String message) {
        this(kind, 0, message);
    }

    /** @param code of the server's answer; 0 if there was none */
    HttpException(Kind kind, int code, String message) {
        super(message);
        this.kind = kind;
        this.code = code;
    }

    public Kind kind() {
        return kind;
    }

    public int code() {
        return code;
    }
}
