package io.github.cimaven.run.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternPlaceTest {
    private final PatternPlace place = new PatternPlace(Path.of("/builds/project"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "out                    | out    | ''",
                "out/                   | out    | ''",
                "./out//x/              | out/x  | ''",
                ".                      | ''     | ''",
                "/builds/project        | ''     | ''",
                "/builds/project/a/*.b  | a      | *.b",
                "/builds/projects/a     | -      | -",
                "/etc/passwd            | -      | -",
                "..                     | -      | -",
                "a/../../b              | -      | -",
                "*/../../b              | -      | -",
                "a/../b                 | b      | ''",
                "a/b*/c/*               | a      | b*/c/*",
                "a\\[1]/**              | a[1]   | **",
                "a/b\\*                 | a      | b\\*",
                "{a,b}/c                | ''     | {a,b}/c",
            })
    void aPatternBeginsInAFolder(String pattern, String folder, String glob) {
        var split = place.split(pattern);
        assertThat(split.map(PatternPlace.Split::folder).orElse(null)).isEqualTo(folder);
        assertThat(split.map(PatternPlace.Split::glob).orElse(null)).isEqualTo(glob);
    }

    @ParameterizedTest
    @CsvSource({"a[1]/**,a\\[1\\]/**", "out,out", "a/b,a/b", ".,''"})
    void joinedItIsAGlobAgain(String pattern, String glob) {
        assertThat(place.split(pattern.replace("[", "\\[")).orElseThrow().joined())
                .isEqualTo(glob);
    }
}
