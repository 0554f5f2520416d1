package io.github.cimaven.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.config.source.SourceText;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionMarksTest {
    private static Optional<String> read(String text) {
        SourceText source = new SourceText("a.yml", text);
        return YamlReader.read(source.span(0, text.length())).root().map(RubyText::of);
    }

    /** The right side is what libyaml makes of the left. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{a: sure?} | {\"a\"=>\"sure?\"}",
                "[a?b, a? b] | [\"a?b\", \"a? b\"]",
                "{a?: 1} | {\"a?\"=>1}",
                "{a: why? not, b: c} | {\"a\"=>\"why? not\", \"b\"=>\"c\"}",
                "[a ? b, a ?, really??] | [\"a ? b\", \"a ?\", \"really??\"]",
            })
    void standWithinText(String text, String read) {
        assertThat(read(text)).contains(read);
    }

    @Test
    void anotherCharacterIsFoundWhereTheFirstIsTaken() {
        assertThat(read("[\uE000?]")).contains("[\"\uE000?\"]");
    }

    @Test
    void afterAQuotedTextTheyAreAnError() {
        assertThat(read("[\"q\"? ]")).isEmpty();
    }
}
