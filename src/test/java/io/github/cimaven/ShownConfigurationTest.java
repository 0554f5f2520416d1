package io.github.cimaven;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.cimaven.config.ConfigLoader;
import io.github.cimaven.config.LoadContext;
import io.github.cimaven.config.Loaded;
import io.github.cimaven.config.yaml.YamlWriter;
import io.github.cimaven.plan.Planned;
import io.github.cimaven.plan.Planner;
import io.github.cimaven.plan.PredefinedVariables;
import io.github.cimaven.report.json.ConfigurationJson;
import io.github.cimaven.testkit.Agreement;
import io.github.cimaven.testkit.FolderOrigin;
import io.github.cimaven.testkit.Plans;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What {@code ci:show} writes is the same pipeline when it is read again. */
class ShownConfigurationTest {
    private static final String FILE = ".gitlab-ci.yml";

    @TestFactory
    Stream<DynamicTest> readsBackAsTheSamePipeline() throws IOException {
        return Stream.of(
                        Path.of("src/test/resources/fuzz"),
                        Path.of(System.getProperty("conformance", "../shared/conformance"), "oracle"))
                .filter(Files::isDirectory)
                .flatMap(root -> folders(root).stream()
                        .map(folder ->
                                DynamicTest.dynamicTest(root.relativize(folder).toString(), () -> check(folder))));
    }

    private static List<Path> folders(Path root) {
        try (Stream<Path> folders = Files.walk(root, 2)) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve(FILE)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(Path folder) throws IOException {
        Loaded first = load(folder, Files.readAllBytes(folder.resolve(FILE)));
        if (first.pipeline().isPresent()) {
            String shown = YamlWriter.write(first.expanded().orElseThrow());
            Loaded again = load(folder, shown.getBytes(UTF_8));
            assertThat(Agreement.of(answer(again), answer(first)).differences())
                    .as(shown)
                    .isEmpty();
            assertThat(YamlWriter.write(again.expanded().orElseThrow())).isEqualTo(shown);
        }
    }

    @Test
    void textsThatLookLikeSomethingElse() throws IOException {
        List<String> texts = List.of(
                "yes",
                "no",
                "on",
                "off",
                "y",
                "n",
                "true",
                "True",
                "null",
                "~",
                "Null",
                "",
                " ",
                "0",
                "007",
                "0o7",
                "0x1F",
                "0b1",
                "1_000",
                "1,000",
                "12:30:45",
                "1:2",
                "1e3",
                "1.5",
                ".5",
                "5.",
                ".inf",
                "-.INF",
                ".NaN",
                "2024-01-01",
                "2024-01-01 10:00:00",
                "<<",
                "=",
                "-",
                "- a",
                "? a",
                ":",
                ":symbol",
                "a: b",
                "a #b",
                "#a",
                "@a",
                "`a`",
                "%a",
                "!a",
                "&a",
                "*a",
                "|",
                ">",
                "[a]",
                "{a}",
                "a, b",
                "'a'",
                "\"a\"",
                "a\\b",
                " leading",
                "trailing ",
                "tab\tinside",
                "two\nlines",
                "ends\n",
                "ends twice\n\n",
                "\nbegins",
                "  indented\nless",
                "line \nwith blank",
                "\r\n",
                "a\rb",
                "é",
                "🚀",
                "\u0085",
                "\u2028",
                "\uFEFF",
                "\u0007",
                "---",
                "...",
                "--- a",
                "x".repeat(300),
                "word ".repeat(60),
                "a\u00A0b",
                "!reference [a, b]",
                "$[[ inputs.x ]]");
        StringBuilder yaml = new StringBuilder("job:\n  script: [" + quoted("echo") + "]\n  variables:\n");
        for (int i = 0; i < texts.size(); i++) {
            yaml.append("    V" + i + ": " + quoted(texts.get(i)) + "\n");
        }
        texts.forEach(text ->
                yaml.append(quoted("." + text) + ": {a: [" + quoted(text) + "], " + quoted("k" + text) + ": 1}\n"));
        Loaded first = load(Path.of("none"), yaml.toString().getBytes(UTF_8));
        assertThat(first.errors()).isEmpty();
        String shown = YamlWriter.write(first.expanded().orElseThrow());
        Loaded again = load(Path.of("none"), shown.getBytes(UTF_8));
        assertThat(Agreement.of(answer(again), answer(first)).differences())
                .as(shown)
                .isEmpty();
        assertThat(again.expanded().orElseThrow().names())
                .containsExactlyElementsOf(first.expanded().orElseThrow().names());
    }

    /** As text between double quotes, with escapes for what YAML takes for the end of a line. */
    private static String quoted(String text) {
        return new Gson().toJson(text).replace("\u0085", "\\u0085").replace("\uFEFF", "\\uFEFF");
    }

    private static Loaded load(Path folder, byte[] content) throws IOException {
        LoadContext known = new LoadContext(PredefinedVariables.ofPipeline(Plans.context()), Map.of());
        return new ConfigLoader(new FolderOrigin(folder)).load(FILE, content, known);
    }

    private static JsonObject answer(Loaded loaded) {
        Optional<Planned> planned = loaded.pipeline().map(pipeline -> Planner.plan(pipeline, Plans.context()));
        return JsonParser.parseString(ConfigurationJson.of(loaded, planned)).getAsJsonObject();
    }
}
