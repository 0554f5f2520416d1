package io.github.cimaven.run.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;

/**
 * Replaces secrets in a stream of bytes by {@code [MASKED]}, also where a secret comes in several writes or overlaps with another
 * one or with itself. Holds back only bytes that may yet turn out to be secret. Not thread-safe.
 *
 * @see <a href="https://docs.gitlab.com/ci/variables/#mask-a-cicd-variable">Mask a CI/CD variable</a>
 */
final class Masker {
    private static final byte[] MASK = "[MASKED]".getBytes(StandardCharsets.US_ASCII);

    private final Patterns secrets;
    private final OutputStream sink;
    /** Bytes that are not yet handed on; {@code first} is the position of the oldest in the stream. */
    private byte[] held = new byte[256];

    private int heldCount;
    private long first;
    private int state = Patterns.START;
    private final Deque<Range> found = new ArrayDeque<>();

    /** Positions of the stream that are secret, both inclusive. */
    private record Range(long from, long to) {}

    /** @param secrets texts; blank ones are no secrets */
    Masker(Collection<String> secrets, OutputStream sink) {
        this.secrets = new Patterns(secrets.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList());
        this.sink = sink;
    }

    void write(byte[] bytes, int offset, int length) throws IOException {
        if (secrets.isEmpty()) {
            sink.write(bytes, offset, length);
            return;
        }
        int position = offset;
        int end = offset + length;
        while (position < end) {
            if (state == Patterns.START) {
                int plain = position;
                while (position < end && secrets.step(Patterns.START, bytes[position]) == Patterns.START) {
                    position++;
                }
                sink.write(bytes, plain, position - plain);
                first += position - plain;
            }
            if (position < end) {
                state = secrets.step(state, bytes[position]);
                hold(bytes[position]);
                position++;
            }
        }
    }

    /** Between two bytes, exactly as many bytes are held as may be the beginning of a secret, or belong to one. */
    private void hold(byte unit) throws IOException {
        if (heldCount == held.length) {
            held = Arrays.copyOf(held, held.length * 2);
        }
        held[heldCount++] = unit;
        long position = first + heldCount - 1;
        int matched = secrets.matched(state);
        if (matched > 0) {
            join(position - matched + 1, position);
        }
        release(position + 1 - secrets.depth(state));
    }

    /** Ranges that overlap become one; those that only touch stay two, as two secrets in a row are. */
    private void join(long from, long to) {
        long begin = from;
        while (!found.isEmpty() && found.peekLast().to() >= begin) {
            begin = Math.min(begin, found.pollLast().from());
        }
        found.addLast(new Range(begin, to));
    }

    /** Hands on what stands before a position, as far as no range reaches over it. */
    private void release(long end) throws IOException {
        int done = 0;
        while (!found.isEmpty() && found.peekFirst().to() < end) {
            Range range = found.pollFirst();
            sink.write(held, done, (int) (range.from() - first) - done);
            sink.write(MASK);
            done = (int) (range.to() - first) + 1;
        }
        long safe = found.isEmpty() ? end : Math.min(end, found.peekFirst().from());
        int upTo = (int) (safe - first);
        sink.write(held, done, upTo - done);
        System.arraycopy(held, upTo, held, 0, heldCount - upTo);
        heldCount -= upTo;
        first = safe;
    }

    /** The stream pauses for good: what was held back is no secret any more. */
    void end() throws IOException {
        release(first + heldCount);
        state = Patterns.START;
    }
}
