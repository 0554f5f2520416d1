package io.github.cimaven.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How long a call waits, by programs that stand for git. */
@Timeout(60)
class GitTest {
    @TempDir
    Path folder;

    private Git git(String script, Duration limit) throws IOException {
        Path program = Files.writeString(folder.resolve("git"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new Git(folder, Map.of("PATH", folder + ":" + System.getenv("PATH")), Map.of(), limit);
    }

    @Test
    void whoKeepsTheErrorStreamIsLeftBehind() throws Exception {
        Git.Answer answer = git("echo said; echo why >&2; sleep 100 >/dev/null & exit 3", Duration.ofSeconds(50))
                .ask("version");
        assertThat(answer.exitCode()).isEqualTo(3);
        assertThat(answer.text()).isEqualTo("said\n");
        assertThat(answer.error()).isEqualTo("why\n");
    }

    @Test
    void aCallThatDoesNotEndIsEnded() {
        assertThatThrownBy(
                        () -> git("sleep 100; echo late", Duration.ofSeconds(1)).ask("version"))
                .hasMessage("git gave no answer within 1 seconds");
    }

    @Test
    void muchIsReadWhole() throws Exception {
        Git.Answer answer = git("head -c 300000 /dev/zero; head -c 300000 /dev/zero >&2", Duration.ofSeconds(50))
                .ask("version");
        assertThat(answer.output()).hasSize(300_000);
        assertThat(answer.error()).hasSize(300_000);
    }
}
