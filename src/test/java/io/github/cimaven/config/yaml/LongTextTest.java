package io.github.cimaven.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.config.source.SourceText;
import org.junit.jupiter.api.Test;

/** A text so long that it is parsed on a thread of its own. */
class LongTextTest {
    private static final int LINES = 20_000;

    private static String entries() {
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < LINES; line++) {
            text.append("key-").append(line).append(": [value, ").append(line).append("]\n");
        }
        return text.toString();
    }

    private static YamlReader.Result read(String text) {
        SourceText source = new SourceText("long.yml", text);
        return YamlReader.read(source.span(0, text.length()));
    }

    @Test
    void isReadWhole() {
        YamlMap map = (YamlMap) read(entries()).root().orElseThrow();

        assertThat(map.names()).hasSize(LINES);
        assertThat(map.get("key-19999").orElseThrow().span().line()).isEqualTo(LINES);
    }

    @Test
    void tellsWhereItsSyntaxIsWrongAndNothingElse() {
        YamlReader.Result result = read("first: *unknown\n" + entries() + "wrong: ]\n");

        assertThat(result.root()).isEmpty();
        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("yaml-syntax");
            assertThat(problem.span().orElseThrow().line()).isEqualTo(LINES + 2);
        });
    }

    @Test
    void tellsOfAnAliasThatNothingStandsFor() {
        YamlReader.Result result = read("first: *unknown\n" + entries());

        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).isEqualTo("An alias referenced an unknown anchor: unknown");
            assertThat(problem.span().orElseThrow().line()).isEqualTo(1);
        });
    }

    @Test
    void tellsOfACharacterThatIsNotAllowed() {
        YamlReader.Result result = read(entries() + "last: \u0001\n");

        assertThat(result.problems()).singleElement().satisfies(problem -> assertThat(
                        problem.span().orElseThrow().line())
                .isEqualTo(LINES + 1));
    }

    @Test
    void isNotFollowedIntoReferencesWithoutEnd() {
        YamlReader.Result result = read("a: " + "!reference [".repeat(20_000) + "x" + "]".repeat(20_000) + "\n");

        assertThat(result.problems()).singleElement().satisfies(problem -> assertThat(problem.code())
                .isEqualTo("yaml-too-big"));
    }

    @Test
    void tellsOfANameThatStandsTwiceBehindAMergeKey() {
        YamlReader.Result result =
                read(".a: &a {x: 1}\nb: {k: 1, <<: *a, k: 2}\nc: {<<: *a, x: 2, x: 3}\nd: {<<: *a, x: 2}\n");

        assertThat(result.problems())
                .extracting(problem -> problem.span().orElseThrow().line())
                .containsExactly(2, 3);
    }
}
