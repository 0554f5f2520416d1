package io.github.cimaven.config.keyword;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.GsonBuilder;
import io.github.cimaven.config.source.SourceText;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Values of keywords with what is said of each, or with what is carried of it: {@code job-keywords.txt} holds blocks of a
 * value, then lines that begin with {@code !} (a problem) or {@code =} (the option as JSON).
 */
class JobKeywordsTest {
    @TestFactory
    Stream<DynamicTest> values() throws IOException {
        try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream("job-keywords.txt"))) {
            return Stream.of(new String(file.readAllBytes(), UTF_8).split("\n\n"))
                    .filter(block -> !block.startsWith("#"))
                    .map(block ->
                            DynamicTest.dynamicTest(block.lines().findFirst().orElse(""), () -> check(block)));
        }
    }

    private static void check(String block) {
        String text = String.join(
                "\n",
                block.lines()
                        .filter(line -> !line.startsWith("!") && !line.startsWith("="))
                        .toList());
        List<String> expected = block.lines()
                .filter(line -> line.startsWith("!") || line.startsWith("="))
                .sorted()
                .toList();
        assertThat(seen(text)).isEqualTo(expected);
    }

    private static List<String> seen(String text) {
        SourceText source = new SourceText("test.yml", text);
        YamlMap map = YamlReader.read(source.span(0, text.length()))
                .root()
                .flatMap(YamlNode::asMap)
                .orElseThrow();
        List<String> seen = new ArrayList<>();
        Site site = Site.root(problem -> seen.add("! " + problem.message()), name -> {})
                .at("jobs:J", map);
        JobKeywords.OPTIONS.forEach((option, name) -> map.specified(name).ifPresent(value -> {
            Keyword<?> keyword = JobKeywords.of(name);
            keyword.read(value, site);
            if (seen.isEmpty()) {
                seen.add("= " + option + " "
                        + new GsonBuilder()
                                .serializeNulls()
                                .disableHtmlEscaping()
                                .create()
                                .toJson(keyword.option(value)));
            }
        }));
        return seen.stream().distinct().sorted().toList();
    }
}
