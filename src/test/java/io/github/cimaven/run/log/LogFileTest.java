package io.github.cimaven.run.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir
    Path folder;

    private final List<String> lines = new ArrayList<>();

    private JobLog log(Path path, String... secrets) throws IOException {
        return log(path, 1L << 30, secrets);
    }

    private JobLog log(Path path, long limit, String... secrets) throws IOException {
        return new LogArchive((job, some) -> lines.addAll(some.texts()), Clock.systemUTC(), limit)
                .open(path, "job", Secrets.of(List.of(secrets)));
    }

    @Test
    void linesGoToTheListenerAndBytesToTheFile() throws IOException {
        Path file = folder.resolve("a/b/job.log");
        try (JobLog log = log(file, "hunter2!")) {
            log.say("begin");
            log.output().write("one\ntwo hunter2!\r\nthr".getBytes(UTF_8));
            log.output().write("ee".getBytes(UTF_8));
            log.say("end");
        }
        assertThat(lines).containsExactly("begin", "one", "two [MASKED]", "three", "end");
        assertThat(Files.readString(file)).isEqualTo("begin\none\ntwo [MASKED]\r\nthree\nend\n");
    }

    @Test
    void bytesThatAreNoUtf8AreKeptInTheFile() throws IOException {
        Path file = folder.resolve("job.log");
        try (JobLog log = log(file)) {
            log.output().write(new byte[] {'a', (byte) 0xFF, (byte) 0xC3, 'b', '\n'});
        }
        assertThat(lines).containsExactly("a\uFFFD\uFFFDb");
        assertThat(Files.readAllBytes(file)).containsExactly('a', 0xFF, 0xC3, 'b', '\n');
    }

    @Test
    void aLineWithoutEndComesInPiecesThatKeepCharactersWhole() throws IOException {
        String text = "ä€🎈".repeat(20_000);
        try (JobLog log = log(folder.resolve("job.log"))) {
            log.output().write(text.getBytes(UTF_8));
        }
        assertThat(lines).hasSizeGreaterThan(10).allSatisfy(line -> assertThat(line)
                .doesNotContain("\uFFFD"));
        assertThat(String.join("", lines)).isEqualTo(text);
    }

    @Test
    void aFullDiskStopsTheFileAndNotTheLines() throws IOException {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full), "there is no /dev/full here");
        JobLog log = log(full);
        OutputStream output = log.output();
        output.write("one\n".getBytes(UTF_8));
        output.write("two\n".getBytes(UTF_8));
        assertThat(lines).containsExactly("one", "two");
        assertThatThrownBy(log::close).isInstanceOf(IOException.class).hasMessageContaining("No space left");
    }

    @Test
    void whatIsBeyondTheLimitIsNotCollectedAndTheRunnersOwnLinesAre() throws IOException {
        Path file = folder.resolve("job.log");
        try (JobLog log = log(file, 10)) {
            log.say("begin");
            log.output().write("1234567\n".getBytes(UTF_8));
            log.output().write("äöü\n".getBytes(UTF_8));
            log.output().write("more\n".getBytes(UTF_8));
            log.output().close();
            log.say("end");
        }
        assertThat(Files.readString(file)).isEqualTo("""
                        begin
                        1234567
                        ä
                        \u001B[33;1mJob's log exceeded limit of 10 bytes.
                        Job execution will continue but no more output will be collected.\u001B[0;m
                        end
                        """);
        assertThat(lines).hasSize(6).startsWith("begin", "1234567", "ä").endsWith("end");
    }

    /** However a long line is written, it is cut in the same places, and never within a character or a colour. */
    @Test
    void everyChunkingOfALongLineGivesTheSamePieces() throws IOException {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder();
        while (text.length() < 100_000) {
            text.append("x".repeat(random.nextInt(9))).append("\u001B[31;1mä\r🎈\u001B[0m");
        }
        text.append("\r\nshort\r\n\r\n");
        byte[] bytes = text.toString().getBytes(UTF_8);
        try (JobLog log = log(folder.resolve("whole.log"))) {
            log.output().write(bytes);
        }
        List<String> whole = List.copyOf(lines);
        lines.clear();
        try (JobLog log = log(folder.resolve("cut.log"))) {
            for (int start = 0; start < bytes.length; ) {
                int length = Math.min(bytes.length - start, 1 + random.nextInt(5000));
                log.output().write(bytes, start, length);
                start += length;
            }
        }
        assertThat(lines).isEqualTo(whole).endsWith("short", "");
        assertThat(whole).hasSizeGreaterThan(9).allSatisfy(line -> assertThat(line)
                .doesNotContain("\uFFFD")
                .doesNotMatch("(?s).*\u001B(\\[[\\d;]*)?$"));
        assertThat(String.join("", whole) + "\r\n").hasSizeGreaterThan(100_000);
    }
}
