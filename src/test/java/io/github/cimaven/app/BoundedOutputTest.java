package io.github.cimaven.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.testkit.RunInChild;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A job that prints without end, in a JVM that could not keep what it prints. */
@Timeout(300)
class BoundedOutputTest {
    private static final int LINES = 2_000_000;

    @TempDir
    Path temporary;

    @Test
    void twoMillionLinesPassThroughASmallHeap() throws Exception {
        Files.writeString(temporary.resolve(".gitlab-ci.yml"), "job: {script: 'seq -f %029.0f " + LINES + "'}");
        Process run = RunInChild.start(temporary, "-Xmx24m");
        assertThat(run.waitFor()).isZero();
        assertThat(Files.readString(temporary.resolve("target/ci/pipeline.json")))
                .contains("\"status\": \"success\"");
        try (Stream<String> log = Files.lines(temporary.resolve("target/ci/jobs/job/job.log"))) {
            assertThat(log.filter(line -> line.startsWith("0")).count()).isEqualTo(LINES);
        }
        assertThat(Files.size(temporary.resolve("output"))).isGreaterThan(LINES * 30L);
    }
}
