package io.github.cimaven.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FileNamesTest {
    @Test
    void plainNamesStayAsTheyAre() {
        assertThat(FileNames.of("unit-test_1.2")).isEqualTo("unit-test_1.2");
    }

    @Test
    void anyTextBecomesOneHarmlessName() {
        List<String> texts = List.of(
                "../../etc",
                "a/b",
                "a\\b",
                "",
                ".",
                "..",
                ".hidden",
                "-rf",
                "🎈",
                "ü",
                "CON",
                "A",
                "a b",
                "x".repeat(300),
                "a\0b");
        List<String> names = texts.stream().map(FileNames::of).collect(Collectors.toList());
        assertThat(names).doesNotHaveDuplicates().allSatisfy(name -> {
            assertThat(name).matches("[a-z0-9~][a-z0-9._~-]*");
            assertThat(name.length()).isLessThan(80);
        });
    }

    @Test
    void namesThatDifferInCaseOnlyDiffer() {
        assertThat(FileNames.of("Build")).isNotEqualToIgnoringCase(FileNames.of("build"));
    }
}
