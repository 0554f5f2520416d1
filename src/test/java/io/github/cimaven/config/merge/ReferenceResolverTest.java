package io.github.cimaven.config.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.config.ConfigLoader;
import io.github.cimaven.config.LoadContext;
import io.github.cimaven.testkit.MemoryOrigin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ReferenceResolverTest {
    @Test
    void aCircleIsToldByTheReferenceThatIsMetAgain() throws IOException {
        assertThat(errors("""
                        .a: {script: [!reference [.b, script]]}
                        .b: {script: !reference [job, script]}
                        job: {script: [x, !reference [.b, script]]}
                        """)).containsExactly("!reference [\"job\", \"script\"] is part of a circular chain");
    }

    @Test
    void whatAJobExtendsIsAnotherReferenceThanThatOfTheTemplate() throws IOException {
        assertThat(errors("""
                        .base: {tags: !reference [.more, tags]}
                        .more: {tags: [t, !reference [job, tags]]}
                        job: {extends: .base, script: x}
                        """)).containsExactly("!reference [\"job\", \"tags\"] is part of a circular chain");
    }

    @Test
    void anAliasIsAnotherReferenceToo() throws IOException {
        assertThat(errors("""
                        .base: {tags: &tags [!reference [.more, tags]]}
                        .more: {tags: [!reference [job, tags]]}
                        job: {tags: *tags, script: x}
                        """)).containsExactly("!reference [\"job\", \"tags\"] is part of a circular chain");
    }

    @Test
    @Timeout(10)
    void manyWaysThroughACircleAreNotAllWalked() throws IOException {
        StringBuilder yaml = new StringBuilder("job: {script: x}\n");
        for (int i = 0; i < 60; i++) {
            yaml.append(".j" + i + ": {script: [");
            for (int j = 0; j < 60; j++) {
                yaml.append("!reference [.j" + j + ", script], ");
            }
            yaml.append("]}\n");
        }
        assertThat(errors(yaml.toString()))
                .containsExactly("!reference [\".j0\", \"script\"] is part of a circular chain");
    }

    private static List<String> errors(String yaml) throws IOException {
        return new ConfigLoader(MemoryOrigin.EMPTY)
                .load(".gitlab-ci.yml", yaml.getBytes(StandardCharsets.UTF_8), LoadContext.NONE)
                .errors();
    }
}
