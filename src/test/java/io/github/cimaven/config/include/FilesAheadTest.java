package io.github.cimaven.config.include;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FilesAheadTest {
    @Test
    void localFilesWithPlainNamesAreToBeSeenAtOnce() {
        assertThat(begun("""
                include:
                  - /ci/one.yml
                  - local: ci/two.yml
                  - {local: ci/inputs.yml, inputs: {a: 1}}
                  - {local: ci/perhaps.yml, rules: [{if: $CI_COMMIT_TAG}]}
                  - ci/*.yml
                  - $WHICH.yml
                  - https://example.com/remote.yml
                  - {project: group/project, file: other.yml}
                """)).containsExactly("/ci/one.yml", "ci/two.yml", "ci/inputs.yml");
    }

    @Test
    void behindAHeaderToo() {
        assertThat(begun("spec: {inputs: {}}\n---\ninclude: one.yml\n")).containsExactly("one.yml");
    }

    @Test
    void nothingIsSeenOfWhatCannotBeRead() {
        assertThat(begun("")).isEmpty();
        assertThat(begun("include: [")).isEmpty();
        assertThat(begun("job: {script: a}")).isEmpty();
        assertThat(begun("- a list")).isEmpty();
    }

    private static List<String> begun(String text) {
        return ConfigFile.begin(text.getBytes(UTF_8));
    }
}
