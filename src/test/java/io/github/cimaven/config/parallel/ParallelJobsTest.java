package io.github.cimaven.config.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.config.model.Instance;
import io.github.cimaven.config.model.Job;
import io.github.cimaven.config.model.Need;
import io.github.cimaven.config.model.Pipeline;
import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.testkit.Plans;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParallelJobsTest {
    @Test
    void aNumberMakesJobsThatKnowTheirPlace() {
        Pipeline pipeline = Plans.pipeline("unit: {script: x, parallel: 3}");

        assertThat(pipeline.jobs().keySet()).containsExactly("unit 1/3", "unit 2/3", "unit 3/3");
        assertThat(job(pipeline, "unit 2/3").instance()).contains(new Instance("unit", 2, 3));
        assertThat(job(pipeline, "unit 2/3").parallel()).isEmpty();
    }

    @Test
    void aMatrixMakesEveryChoiceTheFirstVariableChangingSlowest() {
        Pipeline pipeline = Plans.pipeline("""
                variables: {OS: none}
                build:
                  script: x
                  variables: {ARCH: any, LEVEL: high}
                  parallel: {matrix: [{OS: [linux, mac], ARCH: [arm, 64]}, {OS: win}]}
                """);

        assertThat(pipeline.jobs().keySet())
                .containsExactly(
                        "build: [linux, arm]",
                        "build: [linux, 64]",
                        "build: [mac, arm]",
                        "build: [mac, 64]",
                        "build: [win]");
        assertThat(variables(pipeline, "build: [mac, 64]")).containsExactly("ARCH=64", "LEVEL=high", "OS=mac");
        assertThat(variables(pipeline, "build: [win]")).containsExactly("ARCH=any", "LEVEL=high", "OS=win");
        assertThat(job(pipeline, "build: [win]").instance()).contains(new Instance("build", 5, 5));
    }

    @Test
    void aPermutationThatIsThereTwiceIsOneJobAndCountsTwice() {
        Pipeline pipeline = Plans.pipeline("a: {script: x, parallel: {matrix: [{V: [1, 1]}]}}");

        assertThat(pipeline.jobs().keySet()).containsExactly("a: [1]");
        assertThat(job(pipeline, "a: [1]").instance()).contains(new Instance("a", 2, 2));
    }

    @Test
    void needsAndDependenciesOnTheNameMeanAllJobsOfIt() {
        Pipeline pipeline = Plans.pipeline("""
                a: {stage: build, script: x, parallel: 2}
                b: {script: x, needs: [{job: a, artifacts: false}], dependencies: []}
                c: {script: x, dependencies: [a]}
                d: {script: x, needs: ["a 2/2"]}
                """);

        assertThat(needs(pipeline, "b")).containsExactly("a 1/2", "a 2/2");
        assertThat(job(pipeline, "b").upstream().needs().orElseThrow()).noneMatch(Need::artifacts);
        assertThat(job(pipeline, "c").upstream().dependencies()).contains(List.of("a 1/2", "a 2/2"));
        assertThat(needs(pipeline, "d")).containsExactly("a 2/2");
    }

    @Test
    void aNeedCanMeanSomeJobsAndTakeTheOwnValues() {
        Pipeline pipeline = Plans.pipeline("""
                a: {stage: build, script: x, parallel: {matrix: [{OS: [linux, mac], V: ["1", "2"]}]}}
                b:
                  script: x
                  parallel: {matrix: [{OS: [linux, mac]}]}
                  needs: [{job: a, parallel: {matrix: [{OS: "$[[ matrix.OS ]]", V: ["2"]}]}}]
                """);

        assertThat(needs(pipeline, "b: [linux]")).containsExactly("a: [linux, 2]");
        assertThat(needs(pipeline, "b: [mac]")).containsExactly("a: [mac, 2]");
    }

    @Test
    void anEmptyMatrixMakesNoJobAndNeedsOfItMeanNothing() {
        Pipeline pipeline = Plans.pipeline("""
                a: {stage: build, script: x, parallel: {matrix: []}}
                b: {script: x, needs: [a]}
                """);

        assertThat(pipeline.jobs().keySet()).containsExactly("b");
        assertThat(job(pipeline, "b").upstream().needs()).contains(List.of());
    }

    @Test
    void whereAMatrixLeavesNoneTheNeedsAreStillListed() {
        Pipeline pipeline = Plans.pipeline("""
                a: {stage: build, script: x, parallel: 2}
                b: {script: x, needs: [{job: a, parallel: {matrix: []}}]}
                c: {script: x, needs: []}
                """);

        assertThat(job(pipeline, "b").upstream().needs()).contains(List.of());
        assertThat(job(pipeline, "b").upstream().namesJobs()).isTrue();
        assertThat(job(pipeline, "c").upstream().namesJobs()).isFalse();
    }

    @Test
    void aBridgeHasItsMatrixToo() {
        Pipeline pipeline = Plans.pipeline("go: {trigger: g/p, parallel: {matrix: [{ENV: [a, b]}]}}");

        assertThat(pipeline.jobs().keySet()).containsExactly("go: [a]", "go: [b]");
        assertThat(job(pipeline, "go: [b]").bridge()).isTrue();
    }

    private static Job job(Pipeline pipeline, String name) {
        return Optional.ofNullable(pipeline.jobs().get(name)).orElseThrow();
    }

    private static List<String> needs(Pipeline pipeline, String name) {
        return job(pipeline, name).upstream().needs().orElseThrow().stream()
                .map(Need::job)
                .toList();
    }

    private static List<String> variables(Pipeline pipeline, String name) {
        return job(pipeline, name).variables().all().stream()
                .map(Variable::toString)
                .toList();
    }
}
