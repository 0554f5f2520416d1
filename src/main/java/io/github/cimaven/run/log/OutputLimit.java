package io.github.cimaven.run.log;

import java.nio.charset.StandardCharsets;

/**
 * How much of a job's output is kept. Not thread-safe.
 *
 * @see <a href="https://gitlab.com/gitlab-org/gitlab-runner/-/blob/main/helpers/trace/buffer.go">GitLab Runner's trace buffer</a>
 */
final class OutputLimit {
    private final long limit;
    private long taken;
    private boolean reached;

    /** @param limit in bytes */
    OutputLimit(long limit) {
        this.limit = limit;
    }

    /** Whether nothing more is taken. */
    boolean reached() {
        return reached;
    }

    /** Says how many of the bytes still fit, whole characters only; if not all do, nothing does from then on. */
    int take(byte[] bytes, int length) {
        if (reached) {
            return 0;
        }
        if (length <= limit - taken) {
            taken += length;
            return length;
        }
        reached = true;
        int room = (int) (limit - taken);
        int start = room;
        while (start > 0 && room - start < 3 && (bytes[start] & 0xC0) == 0x80) {
            start--;
        }
        return start;
    }

    /** What stands in the log instead of the rest. */
    byte[] message() {
        return ("\n\u001B[33;1mJob's log exceeded limit of " + limit + " bytes.\n"
                        + "Job execution will continue but no more output will be collected.\u001B[0;m\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
