package io.github.cimaven.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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
            })
    void matches(String glob, String path, boolean expected) {
        assertThat(Glob.of(glob.strip()).matches(path.strip())).isEqualTo(expected);
    }

    @Test
    void theFixedFolderIsWhatComesBeforeTheFirstSpecialCharacter() {
        assertThat(Glob.of("a/b/*.txt").fixedFolder()).isEqualTo("a/b/");
        assertThat(Glob.of("a/b.txt").fixedFolder()).isEqualTo("a/b.txt");
        assertThat(Glob.of("a/b*/c").fixedFolder()).isEqualTo("a/");
        assertThat(Glob.of("*").fixedFolder()).isEmpty();
    }
}
