package io.github.cimaven.run.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A job's log as a file of masked bytes, with a listener for its lines. */
public final class LogFile implements JobLog {
    private final OutputStream file;
    private final Masker masker;
    private final LineAssembler lines;
    private final Output output = new Output();
    /** Masked bytes of one write: masking hands them on in many pieces, of which each would be a call of the system. */
    private final Piece piece = new Piece();

    private boolean ended = true;

    @Nullable
    private IOException lost;

    private LogFile(OutputStream file, Collection<String> secrets, String job, LineListener listener) {
        this.file = file;
        this.lines = new LineAssembler(line -> listener.line(job, line));
        this.masker = new Masker(secrets, piece);
    }

    /** @throws IOException if the file cannot be made */
    public static JobLog create(Path path, String job, Collection<String> secrets, LineListener listener)
            throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        return new LogFile(Files.newOutputStream(path), secrets, job, listener);
    }

    @Override
    public OutputStream output() {
        return output;
    }

    @Override
    public synchronized void say(String line) {
        output.close();
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        output.write(bytes, 0, bytes.length);
        output.close();
    }

    @Override
    public synchronized void close() throws IOException {
        output.close();
        file.close();
        if (lost != null) {
            throw lost;
        }
    }

    /** Takes raw bytes. */
    private final class Output extends OutputStream {
        @Override
        public void write(int unit) {
            write(new byte[] {(byte) unit}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            synchronized (LogFile.this) {
                masked(() -> masker.write(bytes, offset, length));
                piece.handOn();
            }
        }

        @Override
        public void close() {
            synchronized (LogFile.this) {
                masked(masker::end);
                piece.handOn();
                if (!ended) {
                    piece.write('\n');
                    piece.handOn();
                }
            }
        }
    }

    private interface Write {
        void run() throws IOException;
    }

    private void masked(Write write) {
        try {
            write.run();
        } catch (IOException e) {
            throw new IllegalStateException("the masker's sink keeps its errors", e);
        }
    }

    /** Takes masked bytes; a full disk stops the file, not the lines. */
    private final class Piece extends ByteArrayOutputStream {
        void handOn() {
            if (count == 0) {
                return;
            }
            if (lost == null) {
                try {
                    file.write(buf, 0, count);
                } catch (IOException e) {
                    lost = e;
                }
            }
            lines.write(buf, 0, count);
            ended = buf[count - 1] == '\n';
            reset();
        }
    }
}
