package io.github.cimaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.testkit.Conformance;
import io.github.cimaven.testkit.FolderOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Whether GitLab and we find the same configurations valid, and say the same of the others. The cases that agree are listed; a case
 * that stops agreeing fails, and so does one that agrees without being listed, so that the list tells the truth.
 */
class OracleTest {
    private static final Path AGREEING = Path.of("src/test/resources/oracle-agreeing.txt");
    private static final List<String> AREAS = List.of(
            "artifacts-cache",
            "default-inherit",
            "dependencies",
            "extends",
            "generated",
            "include-local",
            "job-keywords",
            "needs",
            "realistic",
            "reference",
            "retry-timeout-allow_failure-when",
            "root",
            "rules",
            "rules-if",
            "scripts",
            "stages",
            "variables",
            "workflow",
            "yaml");

    @TestFactory
    Stream<DynamicTest> agreesWhereItIsSaidTo() throws IOException {
        Path oracle = Conformance.folder("oracle");
        Set<String> listed = new TreeSet<>(Files.readAllLines(AGREEING));
        if (Boolean.getBoolean("oracle.update")) {
            Files.write(
                    AGREEING,
                    cases(oracle)
                            .filter(folder -> agrees(folder))
                            .map(folder -> oracle.relativize(folder).toString())
                            .toList());
        }
        return cases(oracle)
                .map(folder -> DynamicTest.dynamicTest(oracle.relativize(folder).toString(), () -> assertThat(
                                agrees(folder))
                        .as("we: %s%nGitLab: %s", ours(folder), gitlabs(folder))
                        .isEqualTo(listed.contains(oracle.relativize(folder).toString()))));
    }

    private static Stream<Path> cases(Path oracle) throws IOException {
        try (Stream<Path> folders = Files.walk(oracle, 2)) {
            return folders
                    .filter(folder ->
                            AREAS.contains(oracle.relativize(folder).getName(0).toString()))
                    .filter(folder -> Files.exists(folder.resolve("expected.json")))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static boolean agrees(Path folder) {
        Set<String> gitlab = gitlabs(folder);
        Set<String> ours = ours(folder);
        boolean parser = gitlab.stream().anyMatch(text -> text.startsWith("(<unknown>)"));
        return parser ? !ours.isEmpty() : ours.equals(gitlab);
    }

    private static Set<String> gitlabs(Path folder) {
        try {
            JsonObject expected = JsonParser.parseString(Files.readString(folder.resolve("expected.json")))
                    .getAsJsonObject();
            return expected.getAsJsonArray("errors").asList().stream()
                    .map(JsonElement::getAsString)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Set<String> ours(Path folder) {
        try {
            Path file = folder.resolve(".gitlab-ci.yml");
            Loaded loaded = new ConfigLoader(new FolderOrigin(folder)).load(".gitlab-ci.yml", Files.readAllBytes(file));
            return loaded.problems().stream()
                    .filter(Problem::isError)
                    .map(Problem::message)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(String.format(Locale.ROOT, "%s", folder), e);
        }
    }
}
