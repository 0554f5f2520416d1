package io.github.cimaven.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.config.source.SourceText;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Answers of Ruby's own Psych. */
class ScalarReadingTest {
    @Test
    void aSlashMayBeEscapedInDoubleQuotes() {
        assertThat(read("\"a\\/b\"")).isEqualTo("a/b");
        assertThat(read("\"a\\\\/b\"")).isEqualTo("a\\/b");
        assertThat(read("\"a\\\\\\/b\"")).isEqualTo("a\\/b");
        assertThat(read("'a\\/b'")).isEqualTo("a\\/b");
        assertThat(read("a\\/b")).isEqualTo("a\\/b");
        assertThat(read("|-\n  a\\/b")).isEqualTo("a\\/b");
    }

    @Test
    void aTagOfTextIsTextAndAnyOtherIsReadAsPlain() {
        assertThat(read("!!str 5")).isEqualTo("5");
        assertThat(read("!str yes")).isEqualTo("yes");
        assertThat(read("!!str")).isEqualTo("");
        assertThat(read("!!int \"5\"")).isEqualTo(BigInteger.valueOf(5));
        assertThat(read("!!float 5")).isEqualTo(5.0);
        assertThat(read("!!bool \"yes\"")).isEqualTo(true);
        assertThat(read("! \"5\"")).isEqualTo(BigInteger.valueOf(5));
        assertThat(read("!!binary aGk=")).isEqualTo("hi");
        assertThat(read("!!binary aGk")).isEqualTo("hi");
        assertThat(read("!!binary a-G.k")).isEqualTo("hi");
        assertThat(read("!!binary a")).isEqualTo("");
        assertThat(read("&a \"5\"")).isEqualTo("5");
    }

    @Test
    void aColonMakesASymbolWhichIsWrittenAsOne() {
        String symbols = "k:\n- :one\n- :\"two words\"\n- ':none'\n";
        YamlNode root = YamlReader.read(new SourceText("x", symbols).span(0, symbols.length()))
                .root()
                .orElseThrow();
        assertThat(RubyText.of(root)).isEqualTo("{\"k\"=>[:one, :\"two words\", \":none\"]}");
        assertThat(YamlWriter.write(root)).isEqualTo("k:\n- :one\n- :\"two words\"\n- \":none\"\n");
        assertThat(read(":one")).isEqualTo("one");
    }

    @Test
    void aHundredListsAreDeepEnoughAndTheNextIsPointedAt() {
        assertThat(result("[".repeat(99) + "x" + "]".repeat(99)).problems()).isEmpty();
        assertThat(result("[".repeat(100) + "]".repeat(100)).problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.span().orElseThrow().column()).isEqualTo("k: ".length() + 100));
    }

    private static @Nullable Object read(String value) {
        return result(value)
                .root()
                .flatMap(YamlNode::asMap)
                .flatMap(map -> map.get("k"))
                .map(PlainData::of)
                .orElse(null);
    }

    private static YamlReader.Result result(String value) {
        String text = "k: " + value + "\n";
        return YamlReader.read(new SourceText("x", text).span(0, text.length()));
    }
}
