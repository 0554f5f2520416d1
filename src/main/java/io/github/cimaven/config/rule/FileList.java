package io.github.cimaven.config.rule;

import java.util.List;

/** An answer to a question about files. */
public record FileList(Kind kind, List<String> paths) {
    public static final FileList UNKNOWN = new FileList(Kind.UNKNOWN, List.of());
    public static final FileList NO_SUCH_REF = new FileList(Kind.NO_SUCH_REF, List.of());
    public static final FileList NO_SUCH_PROJECT = new FileList(Kind.NO_SUCH_PROJECT, List.of());

    public FileList {
        paths = List.copyOf(paths);
    }

    /** What an answer can be. */
    public enum Kind {
        KNOWN,
        /** Nobody knows, and that is no mistake. */
        UNKNOWN,
        NO_SUCH_REF,
        NO_SUCH_PROJECT
    }

    public static FileList of(List<String> paths) {
        return new FileList(Kind.KNOWN, paths);
    }
}
