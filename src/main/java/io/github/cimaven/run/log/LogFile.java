package io.github.cimaven.run.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A job's log as a file of masked bytes, with a listener for its lines. */
final class LogFile implements JobLog {
    private final OutputStream file;
    private final Masker masker;
    private final LineAssembler lines;
    private final OutputLimit limit;
    private final Clock clock;
    private final Output output = new Output();
    /** Masked bytes of one write: masking hands them on in many pieces, of which each would be a call of the system. */
    private final Piece piece = new Piece();

    private boolean ended = true;
    private Optional<Section> open = Optional.empty();

    @Nullable
    private IOException lost;

    private LogFile(OutputStream file, Secrets secrets, LineAssembler lines, OutputLimit limit, Clock clock) {
        this.file = file;
        this.clock = clock;
        this.lines = lines;
        this.limit = limit;
        this.masker = new Masker(secrets, piece::write);
    }

    /** @throws IOException if the file cannot be made */
    static JobLog create(Path path, Secrets secrets, LineAssembler lines, OutputLimit limit, Clock clock)
            throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        return new LogFile(Files.newOutputStream(path), secrets, lines, limit, clock);
    }

    @Override
    public OutputStream output() {
        return output;
    }

    @Override
    public synchronized void say(String line) {
        line(line, true);
    }

    @Override
    public synchronized void note(String line) {
        line(line, false);
    }

    private void line(String line, boolean shown) {
        output.close();
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        masker.write(bytes, 0, bytes.length);
        masker.end();
        piece.handOn(shown);
    }

    @Override
    public void begin(Section section) {
        begin(section, clock.instant());
    }

    @Override
    public synchronized void begin(Section section, Instant since) {
        end();
        open = Optional.of(section);
        mark("section_start", section, since);
        line(section.title(), section.shown());
    }

    @Override
    public synchronized void end() {
        output.close();
        if (open.isPresent()) {
            mark("section_end", open.get(), clock.instant());
            open = Optional.empty();
        }
    }

    /** A marker has no line of its own, and only the file gets it. */
    private void mark(String kind, Section section, Instant at) {
        byte[] marker = (kind + ":" + at.getEpochSecond() + ":" + section.name() + "\r\u001B[0K")
                .getBytes(StandardCharsets.UTF_8);
        keep(marker, marker.length);
    }

    private void keep(byte[] bytes, int length) {
        if (lost == null) {
            try {
                file.write(bytes, 0, length);
            } catch (IOException e) {
                lost = e;
            }
        }
    }

    @Override
    public synchronized void close() throws IOException {
        end();
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
                if (!limit.reached()) {
                    masker.write(bytes, offset, length);
                    handOnWithin();
                }
            }
        }

        @Override
        public void close() {
            synchronized (LogFile.this) {
                masker.end();
                handOnWithin();
                if (!ended) {
                    piece.write('\n');
                    piece.handOn(true);
                }
            }
        }
    }

    /** What the job says counts; our own lines are few, and come in any case. */
    private void handOnWithin() {
        boolean full = limit.reached();
        piece.cut(limit.take(piece.bytes(), piece.size()));
        if (limit.reached() && !full) {
            byte[] message = limit.message();
            piece.write(message, 0, message.length);
        }
        piece.handOn(true);
    }

    /** Takes masked bytes; a full disk stops the file, not the lines. */
    private final class Piece extends ByteArrayOutputStream {
        byte[] bytes() {
            return buf;
        }

        void cut(int size) {
            count = size;
        }

        void handOn(boolean shown) {
            if (count == 0) {
                return;
            }
            keep(buf, count);
            if (shown) {
                lines.write(buf, 0, count);
            }
            ended = buf[count - 1] == '\n';
            reset();
        }
    }
}
