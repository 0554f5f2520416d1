package io.github.cimaven.run.log;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;

/**
 * Masks given texts, also where one comes in several writes or overlaps with another one or with itself. Holds back only bytes that
 * may yet turn out to be secret.
 *
 * @see <a href="https://docs.gitlab.com/ci/variables/#mask-a-cicd-variable">Mask a CI/CD variable</a>
 */
final class SecretMask extends Mask {
    private final Patterns secrets;
    /** Bytes that are not yet handed on; {@code first} is the position of the oldest in the stream. */
    private byte[] held = new byte[256];

    private int heldCount;
    private long first;
    private int state = Patterns.START;
    private final Deque<Range> found = new ArrayDeque<>();
    /** The last position of the secret whose mask was written last: one that overlaps with it belongs to it. */
    private long masked = -1;

    /** Positions of the stream that are secret, both inclusive. */
    private record Range(long from, long to) {}

    /** @param secrets texts; blank ones are no secrets */
    SecretMask(Collection<String> secrets, ByteSink next) {
        super(next);
        this.secrets = new Patterns(secrets.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList());
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (secrets.isEmpty()) {
            pass(bytes, offset, length);
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
                pass(bytes, plain, position - plain);
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
    private void hold(byte unit) {
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
        if (begin <= masked) {
            masked = to;
            drop((int) (to + 1 - first));
        } else {
            found.addLast(new Range(begin, to));
        }
    }

    /** Hands on what stands before a position. A range that begins there can only grow at its end, so its mask can be written. */
    private void release(long end) {
        while (!found.isEmpty() && found.peekFirst().from() < end) {
            Range range = found.pollFirst();
            pass(held, 0, (int) (range.from() - first));
            passMask();
            masked = range.to();
            drop((int) (range.to() + 1 - first));
        }
        if (end > first) {
            int safe = (int) (end - first);
            pass(held, 0, safe);
            drop(safe);
        }
    }

    private void drop(int count) {
        System.arraycopy(held, count, held, 0, heldCount - count);
        heldCount -= count;
        first += count;
    }

    @Override
    void end() {
        release(first + heldCount);
        state = Patterns.START;
        masked = -1;
    }
}
