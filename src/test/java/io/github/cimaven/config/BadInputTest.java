package io.github.cimaven.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.ProblemPrinter;
import io.github.cimaven.testkit.MemoryOrigin;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Input that is no text for a folder of cases. What is, stands in {@code src/test/cases/config}. */
@Timeout(60)
class BadInputTest {
    private static List<Problem> problems(byte[] content) throws IOException {
        Loaded loaded = new ConfigLoader(MemoryOrigin.EMPTY).load(".gitlab-ci.yml", content, LoadContext.NONE);
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

    @Test
    void referencesThatStandForBillions() throws IOException {
        StringBuilder text = new StringBuilder(".a0: {s: [x]}\n");
        for (int i = 1; i < 12; i++) {
            String reference = "!reference [.a" + (i - 1) + ", s]";
            text.append(".a" + i + ": {s: [" + String.join(", ", Collections.nCopies(9, reference)) + "]}\n");
        }
        text.append("job: {script: !reference [.a11, s]}\n");
        assertThat(problems(text.toString().getBytes(UTF_8)))
                .allSatisfy(problem -> assertThat(problem.message()).contains("more than 500,000 values"));
    }

    @Test
    void chainsOfTenThousand() throws IOException {
        StringBuilder references = new StringBuilder();
        StringBuilder parents = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            references.append(".a" + i + ": {s: !reference [.a" + (i + 1) + ", s]}\n");
            parents.append(".a" + i + ": {extends: .a" + (i + 1) + "}\n");
        }
        references.append(".a10000: {s: x}\njob: {script: !reference [.a0, s]}\n");
        parents.append(".a10000: {when: manual}\njob: {extends: .a0, script: x}\n");
        assertThat(problems(references.toString().getBytes(UTF_8)))
                .allSatisfy(problem -> assertThat(problem.code()).isEqualTo("reference-chain"));
        assertThat(problems(parents.toString().getBytes(UTF_8)))
                .allSatisfy(problem -> assertThat(problem.code()).isEqualTo("extends-depth"));
    }

    @Test
    void aNumberOfHalfAMillionDigits() throws IOException {
        String digits = "9".repeat(500_000);
        String text = "job: {script: x, retry: " + digits + ", timeout: " + digits + "}\n";
        assertThat(problems(text.getBytes(UTF_8))).hasSize(3);
    }

    @Test
    void aNulThatIsEscaped() throws IOException {
        String text = "job:\n  script: \"a\\0b\"\n";
        assertThat(problems(text.getBytes(UTF_8))).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains("U+0000");
            assertThat(problem.span().orElseThrow().line()).isEqualTo(2);
        });
    }

    @Test
    @Timeout(20)
    void thousandsOfJobsThatNeedUnknownOnes() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            text.append("j" + i + ": {script: x, needs: [k" + i + "]}\n");
        }
        assertThat(problems(text.toString().getBytes(UTF_8))).hasSize(10_000);
    }
}
