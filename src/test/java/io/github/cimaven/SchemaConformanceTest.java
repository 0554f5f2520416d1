package io.github.cimaven;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.GsonBuilder;
import io.github.cimaven.config.ConfigLoader;
import io.github.cimaven.config.LoadContext;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.testkit.Conformance;
import io.github.cimaven.testkit.Differences;
import io.github.cimaven.testkit.MemoryOrigin;
import io.github.cimaven.testkit.SchemaCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The examples that GitLab tests its editor's schema with, job by job: what is right there is accepted here, what is wrong is
 * refused. The schema and GitLab's own code do not always agree; where they do not, the code counts, and the example stands in
 * {@code schema-differences.txt} with the reason.
 */
class SchemaConformanceTest {
    private static final Path KNOWN = Path.of("src/test/resources/schema-differences.txt");

    /** What is named need not be there for an example to be right. */
    private static final Set<String> NOT_THERE = Set.of(
            "include-missing",
            "include-unsupported",
            "include-unreachable",
            "include-offline",
            "include-project",
            "include-no-project",
            "include-template",
            "include-component",
            "include-version");

    /** Inputs that have to be given are right too. */
    private static final String NO_VALUE = "required value has not been provided";

    @Test
    void whatIsRightIsAcceptedAndWhatIsWrongIsRefused() throws IOException {
        Map<String, String> known = Differences.reasons(KNOWN);
        Set<String> unused = new TreeSet<>(known.keySet());
        List<String> differing = new ArrayList<>();
        int count = 0;
        for (SchemaCase example : cases()) {
            List<Problem> errors = errors(example);
            count++;
            if (errors.isEmpty() != example.right() && !unused.remove(example.name())) {
                differing.add(example.name() + "\n    "
                        + (example.right() ? "refused: " + errors.get(0).message() : "accepted: " + json(example)));
            }
        }
        System.out.println(
                "schema: " + count + " examples, " + known.size() + " of them judged otherwise by GitLab's code");
        unused.forEach(name -> differing.add(name + "\n    needs no reason any more"));
        assertThat(differing.isEmpty())
                .withFailMessage(() -> differing.size() + " differ:\n" + String.join("\n", differing))
                .isTrue();
    }

    private static List<SchemaCase> cases() throws IOException {
        Path schema = Conformance.folder("gitlab/schema");
        List<SchemaCase> cases = new ArrayList<>();
        try (Stream<Path> files = Files.walk(schema)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                cases.addAll(SchemaCase.in(schema, file));
            }
        }
        return cases;
    }

    private static List<Problem> errors(SchemaCase example) throws IOException {
        String header = example.header().isEmpty() ? "" : json(example.header()) + "\n---\n";
        String text = header + json(example.configuration());
        return new ConfigLoader(MemoryOrigin.EMPTY)
                .load(".gitlab-ci.yml", text.getBytes(UTF_8), LoadContext.NONE).problems().stream()
                        .filter(Problem::isError)
                        .filter(problem -> !NOT_THERE.contains(problem.code()))
                        .filter(problem -> !problem.message().contains(NO_VALUE))
                        .toList();
    }

    private static String json(SchemaCase example) {
        return json(example.header()) + json(example.configuration());
    }

    /** JSON is YAML too. */
    private static String json(Map<String, @Nullable Object> values) {
        return new GsonBuilder().serializeNulls().disableHtmlEscaping().create().toJson(values);
    }
}
