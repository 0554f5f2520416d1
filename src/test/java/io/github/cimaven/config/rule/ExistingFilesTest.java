package io.github.cimaven.config.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExistingFilesTest {
    private static boolean exists(List<String> files, String... patterns) {
        return ExistingFiles.among(ExistingFiles.sorted(FileList.of(files)), List.of(patterns));
    }

    @Test
    void looksForFilesByTheirWholeNames() {
        List<String> files = List.of("z", "src/a.c", "Makefile");
        assertThat(exists(files, "Makefile")).isTrue();
        assertThat(exists(files, "src/a.c")).isTrue();
        assertThat(exists(files, "src")).isFalse();
        assertThat(exists(files, "/Makefile")).isFalse();
        assertThat(exists(files)).isFalse();
    }

    @Test
    void aPatternWithoutFolderIsAboutTheTopOnly() {
        List<String> files = List.of("src/a.c", "Makefile");
        assertThat(exists(files, "*.c")).isFalse();
        assertThat(exists(files, "*.c", "src/x")).isFalse();
        assertThat(exists(files, "**/*.c")).isTrue();
        assertThat(exists(files, "**/*.h")).isFalse();
        assertThat(exists(files, "**.c")).isFalse();
        assertThat(exists(files, "src/?.c")).isTrue();
    }

    /** GitLab halves the list and knows only "here" and "further down". */
    @Test
    void aFolderIsOverlookedWhereTheSearchHasPassedIt() {
        assertThat(exists(List.of("a/x", "b"), "a/")).isFalse();
        assertThat(exists(List.of("a/x", "b"), "b/")).isFalse();
        assertThat(exists(List.of("a", "b/x"), "b/")).isTrue();
        assertThat(exists(List.of("a", "b", "c/x", "d"), "c/")).isTrue();
    }

    @Test
    void takesAMatchForGrantedWhereThereAreTooManyToTry() {
        List<String> files = IntStream.range(0, 50_001).mapToObj(i -> "d/f" + i).toList();
        assertThat(exists(files, "d/*.nowhere")).isTrue();
        assertThat(exists(files.subList(0, 50_000), "d/*.nowhere")).isFalse();
        assertThat(exists(files, "d/nowhere")).isFalse();
    }
}
