package io.github.cimaven.run.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir
    Path folder;

    private final List<String> lines = new ArrayList<>();

    private JobLog log(Path path, String... secrets) throws IOException {
        return LogFile.create(path, "job", List.of(secrets), (job, line) -> lines.add(line.text()));
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
}
