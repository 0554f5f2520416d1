package io.github.cimaven.run.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.run.log.JobLog;
import io.github.cimaven.run.log.LogArchive;
import io.github.cimaven.run.log.Secrets;
import io.github.cimaven.testkit.Plans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
    @TempDir
    Path folder;

    private final List<String> seen = new ArrayList<>();

    /** What the log has about them, without its colours. */
    private List<String> said(String variables) throws IOException {
        Clock clock = Clock.fixed(Instant.ofEpochSecond(9), ZoneOffset.UTC);
        Path file = folder.resolve("job.log");
        try (JobLog log = new LogArchive((job, lines) -> seen.addAll(lines.texts()), clock, 1000)
                .open(file, "job", Secrets.NONE)) {
            new Sources(Plans.of("job: {script: x, variables: {" + variables + "}}")
                            .jobs()
                            .get(0))
                    .say(log, Instant.ofEpochSecond(7), List.of());
        }
        return Files.readString(file)
                .replaceAll("\u001B\\[[\\d;]*[mK]|\r", "")
                .lines()
                .toList();
    }

    @Test
    void theCommitThatIsThereIsNamedInTheLogAlone() throws IOException {
        assertThat(said("CI_COMMIT_SHA: 0123456789abcdef, CI_COMMIT_REF_NAME: topic"))
                .containsExactly(
                        "section_start:7:get_sourcesGetting source from Git repository",
                        "Checking out 01234567 as detached HEAD (ref is topic)...",
                        "section_end:9:get_sources");
        assertThat(seen).isEmpty();
    }

    @Test
    void withoutSourcesEachOmissionIsSaid() throws IOException {
        assertThat(said("GIT_STRATEGY: none"))
                .contains("Skipping Git repository setup", "Skipping Git checkout", "Skipping Git submodules setup");
        assertThat(said("HOW: empty, GIT_STRATEGY: $HOW"))
                .contains("Skipping Git repository setup and creating an empty build directory");
    }

    @Test
    void whatIsNotFollowedIsSaid() throws IOException {
        assertThat(said("GIT_STRATEGY: pull, GIT_CLONE_PATH: /x, GIT_CHECKOUT: 'false'"))
                .anyMatch(line -> line.contains("'clone', 'fetch', 'none' or 'empty' got \"pull\""))
                .anyMatch(line -> line.contains("GIT_CLONE_PATH is not followed"))
                .anyMatch(line -> line.contains("GIT_CHECKOUT=false"));
        assertThat(seen).hasSize(2);
    }
}
