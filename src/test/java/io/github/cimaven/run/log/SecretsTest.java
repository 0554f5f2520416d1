package io.github.cimaven.run.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {
    /** Each as bash writes it when it tells what it does. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "hunter2, + echo hunter2",
                "it's me, + echo 'it'\\''s me'",
                "pässword, + export S=$'p\\303\\244ssword'",
                "hunter2, + [[ x == \\h\\u\\n\\t\\e\\r\\2 ]]"
            })
    void areHiddenAsAShellQuotesThem(String secret, String line) {
        String shown = Secrets.of(List.of(secret)).quotedToo().masked(line);

        assertThat(shown).contains("[MASKED]").doesNotContain("hunter", "s me", "ssword", "\\h\\u");
    }
}
