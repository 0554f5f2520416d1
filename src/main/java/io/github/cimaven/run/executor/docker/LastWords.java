package io.github.cimaven.run.executor.docker;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Hands bytes on and keeps the last of them: should the engine itself have failed, it has said so there. */
final class LastWords extends OutputStream {
    private static final int KEPT = 2000;

    private final OutputStream to;
    private byte[] last = new byte[0];

    LastWords(OutputStream to) {
        this.to = to;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        to.write(bytes, offset, length);
        keep(bytes, offset, length);
    }

    private synchronized void keep(byte[] bytes, int offset, int length) {
        if (length >= KEPT) {
            last = Arrays.copyOfRange(bytes, offset + length - KEPT, offset + length);
            return;
        }
        int before = Math.min(last.length, KEPT - length);
        byte[] both = Arrays.copyOfRange(last, last.length - before, last.length - before + before + length);
        System.arraycopy(bytes, offset, both, before, length);
        last = both;
    }

    synchronized String text() {
        return new String(last, StandardCharsets.UTF_8);
    }
}
