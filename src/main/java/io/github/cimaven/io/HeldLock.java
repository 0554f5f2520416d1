package io.github.cimaven.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A lock between processes that tells who holds it. It ends with the process that holds it, however that ends. */
public final class HeldLock implements AutoCloseable {
    private static final long LOOK_AGAIN_MILLIS = 100;
    /** The lock itself is on a byte far behind the text that says who holds it: on some systems a locked byte cannot be read. */
    private static final long LOCKED_BYTE = 1L << 30;

    private final FileChannel channel;
    private final FileLock lock;

    private HeldLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes the lock, waiting as long as another one holds it.
     *
     * @param holder who takes it, in words for whoever has to wait
     * @param waiting is told once, by whom the lock is held
     * @param givenUp whether to wait no longer
     * @throws InterruptedException if the wait was given up, or the thread is interrupted
     */
    public static HeldLock take(Path file, String holder, Consumer<String> waiting, BooleanSupplier givenUp)
            throws IOException, InterruptedException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            Optional<FileLock> lock = attempt(channel);
            if (lock.isEmpty()) {
                waiting.accept(Files.readString(file).strip());
            }
            while (lock.isEmpty()) {
                if (givenUp.getAsBoolean()) {
                    throw new InterruptedException("given up");
                }
                Thread.sleep(LOOK_AGAIN_MILLIS);
                lock = attempt(channel);
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((holder + "\n").getBytes(StandardCharsets.UTF_8)), 0);
            return new HeldLock(channel, lock.get());
        } catch (IOException | InterruptedException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Empty also when another thread of this very process holds it. */
    private static Optional<FileLock> attempt(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock(LOCKED_BYTE, 1, false));
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            lock.release();
        }
    }
}
