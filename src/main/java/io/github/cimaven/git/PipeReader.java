package io.github.cimaven.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads what a program says, by a thread of its own: somebody whom the program has left behind may keep the pipe open, and nobody
 * waits for that one.
 */
final class PipeReader implements AutoCloseable {
    private final InputStream pipe;
    private final Thread thread;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private volatile Optional<IOException> broken = Optional.empty();

    PipeReader(InputStream pipe, String name) {
        this.pipe = pipe;
        this.thread = new Thread(this::read, name);
        thread.setDaemon(true);
    }

    PipeReader started() {
        thread.start();
        return this;
    }

    private void read() {
        try {
            pipe.transferTo(content);
        } catch (IOException e) {
            broken = Optional.of(e);
        }
    }

    /**
     * Waits until all is read.
     *
     * @return whether it is
     */
    boolean awaitEnd(Duration within) throws IOException, InterruptedException {
        thread.join(within.toMillis());
        if (broken.isPresent()) {
            throw broken.get();
        }
        return !thread.isAlive();
    }

    /** What was read so far. */
    byte[] content() {
        return content.toByteArray();
    }

    String text() {
        return content.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        pipe.close();
    }
}
