package io.github.cimaven.io;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*.txt           | a.txt        | true",
                "*.txt           | .txt         | true",
                "*.txt           | a/b.txt      | false",
                "**/*.txt        | b.txt        | true",
                "**/*.txt        | a/b/c.txt    | true",
                "out/**          | out/a/b      | true",
                "out/**          | other        | false",
                "out/**/*.log    | out/a.log    | true",
                "out/**/*.log    | out/x/y.log  | true",
                "a**b            | aXb          | true",
                "a**b            | a/b          | false",
                "?.txt           | a.txt        | true",
                "?.txt           | /.txt        | false",
                "[a-c].txt       | b.txt        | true",
                "[!a-c].txt      | b.txt        | false",
                "[^a-c].txt      | d.txt        | true",
                "{a,b*}/c        | bcd/c        | true",
                "{a,b}/c         | c/c          | false",
                "a{b             | a{b          | true",
                "a[b             | a[b          | true",
                "\\*             | *            | true",
                "\\*             | a            | false",
                "a.c             | abc          | false",
                "[z-a]*          | z            | false",
                "[!z-a]          | z            | true",
                "[z-ab]          | b            | true",
                "[a-]            | -            | true",
                "[\\&&^]          | &            | true",
                "a/**/b/**       | a/b/         | true",
                "a/**/b          | a//b         | false",
                "{a,{b,c/*}}.x   | c/d.x        | true",
                "{a,b            | {a,b         | true",
                "{a,[}]b         | }b           | true",
                "a}              | a}           | true",
            })
    void matches(String glob, String path, boolean expected) {
        assertThat(Glob.of(glob.strip()).matches(path.strip())).isEqualTo(expected);
    }

    @Test
    @Timeout(value = 20, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void longPatternsTakeNoTime() {
        String path = "a".repeat(200);
        assertThat(Glob.of("*a".repeat(40) + "b").matches(path)).isFalse();
        assertThat(Glob.of("{*,**}a".repeat(40) + "b").matches(path)).isFalse();
        assertThat(Glob.of("**/".repeat(40) + "b").matches("a/".repeat(200))).isFalse();
        assertThat(Glob.of("{".repeat(100_000) + "}").matches(path)).isFalse();
        assertThat(Glob.of("[".repeat(100_000)).matches(path)).isFalse();
    }

    @Test
    void theFixedFolderIsWhatComesBeforeTheFirstSpecialCharacter() {
        assertThat(Glob.of("a/b/*.txt").fixedFolder()).isEqualTo("a/b/");
        assertThat(Glob.of("a/b.txt").fixedFolder()).isEqualTo("a/b.txt");
        assertThat(Glob.of("a/b*/c").fixedFolder()).isEqualTo("a/");
        assertThat(Glob.of("*").fixedFolder()).isEmpty();
    }
}
