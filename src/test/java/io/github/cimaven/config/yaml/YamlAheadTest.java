package io.github.cimaven.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.config.source.SourceText;
import io.github.cimaven.config.source.Span;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class YamlAheadTest {
    private static final String LONG =
            "job: {script: echo}\n" + "# a comment, one of many\n".repeat(3000) + "other: {script: [a, b]}\n";

    @AfterEach
    void forget() {
        YamlAhead.forget();
    }

    @Test
    void whatWasParsedAheadReadsAsIfItHadNotBeen() {
        YamlReader.Result without = YamlReader.read(part("file.yml", LONG));
        YamlAhead.begin(part("guessed", LONG));

        YamlReader.Result ahead = YamlReader.read(part("file.yml", LONG));

        assertThat(ahead).hasToString(without.toString());
        assertThat(YamlAhead.taken(LONG)).as("can be read once").isEmpty();
    }

    @Test
    void whatIsWrongIsToldWhereItIsRead() {
        String wrong = LONG + "\tother: [\n";
        YamlReader.Result without = YamlReader.read(part("file.yml", wrong));
        YamlAhead.begin(part("guessed", wrong));

        YamlReader.Result ahead = YamlReader.read(part("file.yml", wrong));

        assertThat(ahead.root()).isEmpty();
        assertThat(ahead.problems()).hasToString(without.problems().toString());
    }

    @Test
    void nothingIsBegunForAShortTextAndNothingIsLeftAfterwards() {
        YamlAhead.begin(part("file.yml", "job: {script: a}\n"));
        assertThat(YamlAhead.taken("job: {script: a}\n")).isEmpty();

        YamlAhead.begin(part("file.yml", LONG));
        YamlAhead.forget();
        assertThat(YamlAhead.taken(LONG)).isEmpty();
    }

    private static Span part(String name, String text) {
        return new SourceText(name, text).span(0, text.length());
    }
}
