package io.github.cimaven.config.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Ruby's {@code File.fnmatch} answers with the flags PATHNAME, DOTMATCH and EXTGLOB. */
class PathPatternTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "src/* src/a true",
                "src/* src/a/b false",
                "src/** src/a true",
                "src/** src/a/b false",
                "src/**/* src/a true",
                "src/**/* src/a/b/c true",
                "src/**/* src false",
                "**/a a true",
                "**/a x/y/a true",
                "**/a x/ya false",
                "**/**/a x/a true",
                "a**/b ax/b true",
                "a**/b ax/y/b false",
                "**.rb x/a.rb false",
                "* .hidden true",
                "**/*.yml .ci/a.yml true",
                "?.txt a.txt true",
                "?.txt ab.txt false",
                "a?b a/b false",
                "v[13] v1 true",
                "v[13] v2 false",
                "v[!13] v2 true",
                "v[^1-3] v2 false",
                "v[1-3] v2 true",
                "v[]] v] false",
                "v[]a] va] false",
                "v[a v[a false",
                "v[a-] v- true",
                "v[\\]] v] true",
                "a\\*b a*b true",
                "a\\*b axb false",
                "a\\/b a/b true",
                "a\\ a true",
                "*\\ ab true",
                "***/a x/a true",
                "***/a x/y/a false",
                "{a,b}/c b/c true",
                "{a,b/{c,d}}/e b/d/e true",
                "a{,x} a true",
                "a{,x} ax true",
                "{a a false",
                "{a {a false",
                "a} a} true",
                "a,b a,b true",
                "\\{a,b\\} {a,b} true",
                "./x x false",
                "/x x false",
                "docs docs/x false",
                "docs/ docs/x false",
                "Docs docs false",
                "a*b*c aXbYbZc true",
                "a*b*c aXbYbZ false",
                "**/b/*/c a/b/b/x/c true",
                "ä? äö true",
            })
    void matches(String pattern, String path, boolean expected) {
        assertThat(PathPattern.of(pattern).matches(path)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"'{a,b}',40", "'*a',5000", "'{',5000", "'{a',5000", "'[',5000", "'**/',5000"})
    void takesWhateverIsWritten(String part, int times) {
        assertThatCode(() -> PathPattern.of(part.repeat(times)).matches("a/a/".repeat(100)))
                .doesNotThrowAnyException();
    }

    @org.junit.jupiter.api.Test
    @org.junit.jupiter.api.Timeout(20)
    void longPatternsWithBracesTakeNoMemory() {
        PathPattern pattern = PathPattern.of("{a,b}".repeat(14) + "c".repeat(100_000));
        assertThat(pattern.matches("any/file")).isTrue();
        assertThat(pattern.size()).isEqualTo(1);
    }
}
