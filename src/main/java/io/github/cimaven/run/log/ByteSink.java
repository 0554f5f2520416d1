package io.github.cimaven.run.log;

/** Takes bytes in any chunks. The array is borrowed. */
@FunctionalInterface
interface ByteSink {
    void write(byte[] bytes, int offset, int length);

    default void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }
}
