package io.github.cimaven.io;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
                "out/**          | out          | true",
                "out/**          | outer        | false",
                "out/**/*        | out          | false",
                "**              | a/b          | true",
                "***             | a/b          | false",
                "{**/a,b}        | x/y/a        | true",
                "{**/a,b}        | a            | true",
                "{a/**,b}        | a/x/y        | true",
                "{a/**,b}        | a            | true",
                "{a/**,b}.c      | a/x/y.c      | false",
                "{a/,b/}**       | b/x/y        | true",
                "x{**,y}         | x/y          | false",
                "x/{**,y}        | x/y/z        | true",
                "[\\]]          | ]            | true",
                "[a\\-c]        | b            | false",
                "[a-\\]]        | ^            | false",
                "{[,],a}         | a            | true",
                "{[,],a}         | ','          | true",
                "-rf             | -rf          | true",
                "?               | \uD83D\uDE00 | true",
            })
    void matches(String glob, String path, boolean expected) {
        assertThat(glob(glob.strip()).matches(path.strip())).isEqualTo(expected);
    }

    private static Glob glob(String text) {
        return Glob.of(text).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a{b", "a[b", "{a,b", "{a,[}]b", "a}", "[]a]", "[!]a]", "[^", "[a\\]", "a\\", "{[,a}", "}{"})
    void whatIsNotClosedIsNoPattern(String text) {
        assertThat(Glob.of(text)).isEmpty();
    }

    @Test
    @Timeout(value = 20, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void longPatternsTakeNoTime() {
        String path = "a".repeat(200);
        assertThat(glob("*a".repeat(40) + "b").matches(path)).isFalse();
        assertThat(glob("{*,**}a".repeat(40) + "b").matches(path)).isFalse();
        assertThat(glob("**/".repeat(40) + "b").matches("a/".repeat(200))).isFalse();
        assertThat(glob("{a,b}".repeat(100) + "c").mayMatchBelow(path)).isFalse();
        assertThat(Glob.of("{".repeat(100_000) + "}")).isEmpty();
        assertThat(Glob.of("[".repeat(100_000))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*.txt       | a     | false",
                "a/b/*.txt   | a     | true",
                "a/b/*.txt   | a/b   | true",
                "a/b/*.txt   | a/c   | false",
                "a*/x        | ab    | true",
                "a*/x        | ba    | false",
                "**/*.txt    | a/b   | true",
                "a/**        | a/b   | true",
                "a/**        | b     | false",
                "a/**/c/d    | a/b/x | true",
                "{a/b,c}/d   | a     | true",
                "{a/b,c}/d   | c     | true",
                "{a/b,c}/d   | b     | false",
                "{a,b/**}    | b/c   | true",
                "{a,b/**}    | a     | false",
            })
    void onlyFoldersInWhichSomethingMayMatchAreWorthALook(String glob, String folder, boolean expected) {
        assertThat(glob(glob).mayMatchBelow(folder)).isEqualTo(expected);
    }
}
