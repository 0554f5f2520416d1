package io.github.cimaven.run.log;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/**
 * The log of one attempt of a job. Everything written goes through masking to the log file and the line listener.
 *
 * <p>Safe for use by several threads; bytes of one {@code write} stay together.
 */
public interface JobLog extends AutoCloseable {
    /** Takes the bytes a process writes. Closing it ends an unfinished line; the log itself stays open. */
    OutputStream output();

    /** A line of our own, as GitLab Runner says it between the steps. */
    void say(String line);

    /** A line of our own for the log alone: who looks on has nothing from it. */
    void note(String line);

    /** Begins a section that has been going on since then, and ends the one before it. */
    void begin(Section section, Instant since);

    /** Begins a section now, and ends the one before it. */
    void begin(Section section);

    /** Ends the section, if there is one. */
    void end();

    /** Bytes lost because the disk is full or the file gone are reported here, once, not while the job writes. */
    @Override
    void close() throws IOException;
}
