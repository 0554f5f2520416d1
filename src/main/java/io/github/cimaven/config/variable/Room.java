package io.github.cimaven.config.variable;

/**
 * What values may still grow by when references in them are filled in. A few variables that name each other twice would come to
 * more than any memory holds.
 */
final class Room {
    /** Characters in all; no system gives a process an environment as large. */
    static final long MOST = 8 * 1024 * 1024;

    private long left = MOST;

    /** Takes so many characters, unless there are too few left. */
    boolean takes(int characters) {
        if (characters > left) {
            return false;
        }
        left -= characters;
        return true;
    }
}
