package io.github.cimaven.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.testkit.RunInChild;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where the locale knows no letters but ASCII, as in many containers, names of jobs and files with others work all the same. */
@Timeout(120)
class PlainLocaleTest {
    @TempDir
    Path project;

    @Test
    void namesOfFilesMayHaveAnyLetters() throws Exception {
        Files.writeString(project.resolve(".gitlab-ci.yml"), """
                größe prüfen:
                  stage: build
                  script:
                    - printf 'ünï' > größe.txt
                    - printf '%s' "$NACHRICHT" > nachricht.txt
                  before_script: ['export NACHRICHT="Grüße, 世界"']
                  artifacts: {paths: [größe.txt, nachricht.txt]}
                ändern:
                  script:
                    - test "$CI_JOB_NAME" = 'ändern'
                    - test "$(cat größe.txt)" = 'ünï'
                    - test "$(cat nachricht.txt)" = 'Grüße, 世界'
                """);
        Process child = RunInChild.start(project, Map.of("LC_ALL", "C", "LANG", "C"));
        try {
            assertThat(child.waitFor(100, TimeUnit.SECONDS)).isTrue();
            String output = Files.readString(project.resolve("output"), java.nio.charset.StandardCharsets.ISO_8859_1);
            assertThat(child.exitValue()).as(output).isZero();
            assertThat(output).contains("passed").doesNotContain("failed");
        } finally {
            child.destroyForcibly();
        }
    }
}
