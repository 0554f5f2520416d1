package io.github.cimaven.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.ProblemPrinter;
import io.github.cimaven.testkit.MemoryOrigin;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Input that is no text for a folder of cases. What is, stands in {@code src/test/cases/config}. */
@Timeout(60)
class BadInputTest {
    private static List<Problem> problems(byte[] content) throws IOException {
        Loaded loaded = new ConfigLoader(MemoryOrigin.EMPTY).load(".gitlab-ci.yml", content);
        assertThat(loaded.pipeline()).isEmpty();
        assertThat(ProblemPrinter.lines(loaded.problems())).isNotEmpty().allSatisfy(line -> assertThat(line.length())
                .isLessThan(400));
        return loaded.problems();
    }

    @Test
    void aFileOfAHundredMegabytes() throws IOException {
        byte[] content = new byte[100_000_000];
        Arrays.fill(content, (byte) 'x');
        assertThat(problems(content)).singleElement().satisfies(problem -> {
            assertThat(problem.message()).isEqualTo("The provided YAML is too big");
            assertThat(problem.hint())
                    .hasValueSatisfying(hint -> assertThat(hint).contains("2 MiB"));
        });
    }

    @Test
    void nestingOfTenThousand() throws IOException {
        String lists = "a: " + "[".repeat(10_000) + "]".repeat(10_000) + "\n";
        assertThat(problems(lists.getBytes(UTF_8))).hasSize(1);
        String maps = "{a: ".repeat(10_000) + "1" + "}".repeat(10_000);
        assertThat(problems(maps.getBytes(UTF_8))).hasSize(1);
    }

    @Test
    void bytesThatAreNoUtf8() throws IOException {
        byte[] content = "job:\n  script: echo x\n".getBytes(UTF_8);
        content[19] = (byte) 0xE9;
        assertThat(problems(content)).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains("0xE9").contains("UTF-8");
            assertThat(problem.span().orElseThrow().line()).isEqualTo(2);
        });
    }

    @Test
    void nothingButBytes() throws IOException {
        for (int value = 0; value < 256; value++) {
            byte[] content = new byte[1000];
            Arrays.fill(content, (byte) value);
            assertThat(problems(content)).isNotEmpty();
        }
    }
}
