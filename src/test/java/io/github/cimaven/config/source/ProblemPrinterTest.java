package io.github.cimaven.config.source;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProblemPrinterTest {
    @Test
    void manyProblemsInOneLongLineTakeNoTime() {
        SourceText text = new SourceText("a.yml", "x".repeat(2_000_000));
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            problems.add(Problem.warning("w", "job wrong " + i, text.span(100 * i, 100 * i + 1)));
        }
        problems.add(Problem.error("e", "job the worst", text.span(1_000_000, 2_000_000)));
        List<String> lines = ProblemPrinter.lines(problems);
        assertThat(lines.get(0)).isEqualTo("a.yml:1:1000001: error: job the worst");
        assertThat(lines.get(1)).isEqualTo("    1 | …" + "x".repeat(80) + "…");
        assertThat(lines.get(lines.size() - 1)).isEqualTo("and 19801 more problems");
    }

    @Test
    void ofManyOfAKindTheFirstAreShown() {
        SourceText text = new SourceText("a.yml", "x\n".repeat(1000));
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            problems.add(Problem.error("e", "job " + i + " job: wrong stage", text.span(2 * i, 2 * i + 1)));
        }
        problems.add(Problem.error("e", "other job: wrong need", text.span(1999, 2000)));
        assertThat(ProblemPrinter.lines(problems))
                .hasSize(13)
                .startsWith("a.yml:1:1: error: job 0 job: wrong stage")
                .contains(
                        "a.yml:3:1: error: job 2 job: wrong stage",
                        "and 997 more such problems: a.yml:4:1, a.yml:5:1, a.yml:6:1 …",
                        "a.yml:1000:2: error: other job: wrong need");
    }

    @Test
    void ofAFewOfAKindAllAreShown() {
        SourceText text = new SourceText("a.yml", "x\n".repeat(5));
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            problems.add(Problem.error("e", "jobs:" + i + " wrong", text.span(2 * i, 2 * i + 1)));
        }
        assertThat(ProblemPrinter.lines(problems)).hasSize(15);
    }

    @Test
    void oneTextThatIsWrongForManyIsShownOnce() {
        SourceText text = new SourceText("a.yml", "x\n");
        List<Problem> problems = new ArrayList<>();
        for (String job : List.of("a", "b", "c", "d", "e", "f", "a")) {
            problems.add(Problem.error("e", "jobs:" + job + ":script wrong", text.span(0, 1)));
        }
        assertThat(ProblemPrinter.lines(problems.subList(0, 2)))
                .containsExactly(
                        "a.yml:1:1: error: jobs:a:script wrong",
                        "    1 | x",
                        "      | ^",
                        "  also jobs:b:script, by the same text");
        assertThat(ProblemPrinter.lines(problems))
                .endsWith("  also jobs:b:script, jobs:c:script, jobs:d:script and 2 more, by the same text");
    }

    @Test
    void theCaretStandsUnderThePlace() {
        SourceText text = new SourceText("a.yml", "a: b\r\nc: d\n");
        assertThat(ProblemPrinter.lines(List.of(Problem.error("e", "wrong", text.span(9, 10)))))
                .containsExactly("a.yml:2:4: error: wrong", "    2 | c: d", "      |    ^");
        assertThat(ProblemPrinter.lines(List.of(Problem.error("e", "wrong", text.span(3, 4)))))
                .containsExactly("a.yml:1:4: error: wrong", "    1 | a: b", "      |    ^");
    }

    @Test
    void whatIsBehindALongPlaceIsShown() {
        SourceText text = new SourceText("a.yml", "x".repeat(1000) + ": y\n");
        assertThat(ProblemPrinter.lines(List.of(Problem.error("e", "wrong", text.span(0, 1000))))
                        .get(1))
                .isEqualTo("    1 | " + "x".repeat(40) + "…: y");
    }
}
