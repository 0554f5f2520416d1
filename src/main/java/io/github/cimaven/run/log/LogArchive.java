package io.github.cimaven.run.log;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.UnaryOperator;

/**
 * Makes the logs of jobs. Thread-safe.
 *
 * @param lines is told what jobs say
 * @param clock for the times of sections
 * @param limit how many bytes of a job's output are kept
 */
public record LogArchive(LineListener lines, Clock clock, long limit) {
    /** For jobs that whoever looks on knows by other names. */
    public LogArchive named(UnaryOperator<String> names) {
        return new LogArchive((job, some) -> lines.lines(names.apply(job), some), clock, limit);
    }

    /** For what nobody looks at while it is written. */
    public LogArchive silent() {
        return new LogArchive((job, some) -> {}, clock, limit);
    }

    /**
     * A log in a file, to be made anew.
     *
     * @throws IOException if the file cannot be made
     */
    public JobLog open(Path file, String job, Secrets secrets) throws IOException {
        LineAssembler assembler = new LineAssembler(some -> lines.lines(job, some));
        return LogFile.create(file, secrets, assembler, new OutputLimit(limit), clock);
    }
}
