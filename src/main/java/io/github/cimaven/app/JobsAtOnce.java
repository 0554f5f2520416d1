package io.github.cimaven.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many jobs a machine does at once if nobody says otherwise. */
final class JobsAtOnce {
    /** What a job may count on, in KiB: enough for a small build. Jobs that need more are the user's to tell. */
    private static final long SHARE = 512L << 10;

    private static final String AVAILABLE = "MemAvailable:";

    private JobsAtOnce() {}

    /**
     * As many as there are processors, and no more than there is memory for; one at least.
     *
     * @param memory what the kernel tells of it, {@code /proc/meminfo}; where there is no such file, memory does not count
     * @see <a href="https://man7.org/linux/man-pages/man5/proc_meminfo.5.html">proc_meminfo(5)</a>
     */
    static int of(int processors, Path memory) {
        try {
            return Files.readAllLines(memory).stream()
                    .filter(line -> line.startsWith(AVAILABLE))
                    .map(line -> line.replaceAll("\\D", ""))
                    .filter(digits -> !digits.isEmpty())
                    .mapToLong(Long::parseLong)
                    .mapToInt(available -> (int) Math.max(1, Math.min(processors, available / SHARE)))
                    .findFirst()
                    .orElse(processors);
        } catch (IOException notOnLinux) {
            return processors;
        }
    }
}
