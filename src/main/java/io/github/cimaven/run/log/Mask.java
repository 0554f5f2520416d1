package io.github.cimaven.run.log;

import java.nio.charset.StandardCharsets;

/** A stage of masking: hands on what it is given, with what is secret in it replaced. Not thread-safe. */
abstract class Mask implements ByteSink {
    private static final byte[] TEXT = "[MASKED]".getBytes(StandardCharsets.US_ASCII);

    private final ByteSink next;

    Mask(ByteSink next) {
        this.next = next;
    }

    /** The stream pauses for good: what was held back is no secret any more. */
    abstract void end();

    final void pass(byte[] bytes, int offset, int length) {
        if (length > 0) {
            next.write(bytes, offset, length);
        }
    }

    final void passMask() {
        next.write(TEXT);
    }
}
