package io.github.cimaven.config.keyword;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.config.source.SourceText;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whole configurations with what is said of each: {@code configurations.txt} holds blocks of one and of lines with {@code !}. */
class RootKeywordTest {
    @TestFactory
    Stream<DynamicTest> configurations() throws IOException {
        try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream("configurations.txt"))) {
            return Stream.of(new String(file.readAllBytes(), UTF_8).split("\n\n"))
                    .filter(block -> !block.startsWith("#"))
                    .map(block ->
                            DynamicTest.dynamicTest(block.lines().findFirst().orElse(""), () -> check(block)));
        }
    }

    private static void check(String block) {
        String text = String.join(
                "\n", block.lines().filter(line -> !line.startsWith("! ")).toList());
        List<String> expected = block.lines()
                .filter(line -> line.startsWith("! "))
                .map(line -> line.substring(2))
                .sorted()
                .toList();
        assertThat(errors(text)).isEqualTo(expected);
    }

    private static List<String> errors(String text) {
        SourceText source = new SourceText("test.yml", text);
        YamlMap map = YamlReader.read(source.span(0, text.length()))
                .root()
                .flatMap(YamlNode::asMap)
                .orElseThrow();
        List<String> errors = new ArrayList<>();
        new RootKeyword(
                        problem -> {
                            if (problem.isError()) {
                                errors.add(problem.message());
                            }
                        },
                        Set.of())
                .read(map);
        return errors.stream().distinct().sorted().toList();
    }
}
