package io.github.cimaven.run.process;

import io.github.cimaven.run.executor.Cancellation;
import io.github.cimaven.run.executor.Cancellation.Registration;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A process with its group and its output. {@link #await} ends all three together. */
public final class RunningProcess {
    private static final int CHUNK = 1 << 16;
    /** How long processes that were left behind, or that were killed, may take to be gone. */
    private static final Duration LEFT_BEHIND = Duration.ofMillis(500);

    private static final Duration LAST_OUTPUT = Duration.ofSeconds(2);
    private static final long LOOK_AGAIN_MILLIS = 10;
    private static final int KILLING_ROUNDS = 6;

    private final Process process;
    private final ProcessTree group;
    private final Thread pump;
    private final Semaphore news = new Semaphore(0);
    /** Whether the pump waits for the process, and not for a console or a disk that takes its time. */
    private volatile boolean reading;

    /** What went wrong with the output, which is told when the process has ended. */
    private volatile @Nullable RuntimeException defect;

    /** Rings the bell when the process has ended. */
    private final CompletableFuture<Void> exit;

    RunningProcess(Process process, ProcessTree group, OutputStream output) {
        this.process = process;
        this.group = group;
        this.pump = new Thread(() -> pump(process.getInputStream(), output), "output-of-" + process.pid());
        this.pump.setDaemon(true);
        this.pump.start();
        this.exit = process.onExit().thenRun(news::release);
    }

    /**
     * The number on this machine of the process that runs a file in it, once it does.
     *
     * @throws IOException if it has ended before
     */
    public long awaitRunning(Path file) throws IOException, InterruptedException {
        while (process.isAlive()) {
            Optional<ProcessHandle> running = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                    .filter(one -> isRunning(one, file))
                    .filter(one -> one.children().findAny().isPresent())
                    .findFirst();
            if (running.isPresent()) {
                return running.get().pid();
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        throw new IOException("it has ended before anybody could get in");
    }

    /** Whoever starts it has the file among other arguments. */
    private static boolean isRunning(ProcessHandle one, Path file) {
        return Arrays.equals(one.info().arguments().orElse(new String[0]), new String[] {file.toString()});
    }

    /** A sink that fails, because the disk is full, must not stop the process: it tells of that itself. */
    private void pump(InputStream from, OutputStream to) {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int read = read(from, chunk); read >= 0; read = read(from, chunk)) {
                to.write(chunk, 0, read);
            }
        } catch (IOException closed) {
            // The stream was closed under us after the process had ended: there is no more output.
            return;
        } catch (RuntimeException e) {
            defect = e;
            drain(from);
        }
    }

    /** So that the process does not wait for somebody to read. */
    private static void drain(InputStream from) {
        try {
            from.transferTo(OutputStream.nullOutputStream());
        } catch (IOException closed) {
            return;
        }
    }

    private int read(InputStream from, byte[] chunk) throws IOException {
        reading = true;
        int read = from.read(chunk);
        reading = false;
        return read;
    }

    /**
     * Waits for the process, or ends it when the cancellation says so, then ends what is left of its group. When this returns,
     * nothing of the group is alive and all of its output has been handed on.
     *
     * @throws IOException if the program could not be started at all
     * @throws InterruptedException if the thread is interrupted; everything has been killed then
     */
    @SuppressWarnings("try") // The registration is there to be closed.
    public ExitStatus await(Cancellation cancellation) throws InterruptedException, IOException {
        try (Registration registration = cancellation.onRequest(news::release)) {
            boolean stopped = awaitExit(cancellation);
            int leftBehind = endGroup(stopped ? Duration.ZERO : LEFT_BEHIND);
            exit.join();
            awaitOutput(cancellation);
            RuntimeException wrong = defect;
            if (wrong != null) {
                throw wrong;
            }
            return new ExitStatus(process.exitValue(), stopped, stopped ? 0 : leftBehind);
        } catch (InterruptedException e) {
            group.kill();
            process.destroyForcibly();
            throw e;
        } finally {
            group.release();
        }
    }

    /** A slow console slows the job down, it does not cost it its last lines; only who ends the job does not wait for it. */
    private void awaitOutput(Cancellation cancellation) throws InterruptedException {
        long since = System.nanoTime();
        while (pump.isAlive() && System.nanoTime() - since < LAST_OUTPUT.toNanos()) {
            pump.join(LOOK_AGAIN_MILLIS);
            if (!reading && !cancellation.requested()) {
                since = System.nanoTime();
            }
        }
    }

    /** Returns whether the process had to be stopped. */
    private boolean awaitExit(Cancellation cancellation) throws InterruptedException {
        while (process.isAlive() && cancellation.reason().isEmpty()) {
            news.acquire();
        }
        if (!process.isAlive()) {
            return false;
        }
        group.terminate();
        long begin = System.nanoTime();
        while (group.isInhabited() || process.isAlive()) {
            // The grace is asked again each time: an interrupted build shortens it.
            Duration grace =
                    cancellation.reason().map(Cancellation.Reason::grace).orElse(Duration.ZERO);
            if (System.nanoTime() - begin >= grace.toNanos()) {
                break;
            }
            news.tryAcquire(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        }
        if (process.isAlive()) {
            group.kill();
            process.waitFor();
        }
        return true;
    }

    private int endGroup(Duration grace) throws InterruptedException, IOException {
        int leftBehind = group.leftBehind();
        if (leftBehind == 0 || !group.isInhabited()) {
            return leftBehind;
        }
        if (!grace.isZero()) {
            group.terminate();
            awaitEmpty(grace);
        }
        // What starts others faster than it is found needs several rounds. What waits in the kernel survives all of
        // them, and does nothing any more.
        for (int round = 0; round < KILLING_ROUNDS && group.isInhabited(); round++) {
            group.kill();
            awaitEmpty(LEFT_BEHIND);
        }
        return leftBehind;
    }

    private void awaitEmpty(Duration patience) throws InterruptedException {
        long begin = System.nanoTime();
        while (group.isInhabited()) {
            if (System.nanoTime() - begin >= patience.toNanos()) {
                return;
            }
            news.tryAcquire(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
