package io.github.cimaven.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.testkit.Plans;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobNamesTest {
    private static final PipelinePlan PLAN = Plans.of("""
            build:
              script: make
              parallel: {matrix: [{OS: [linux, mac], ARCH: [arm, x86]}]}
            unit: {script: make test, parallel: 2}
            lint, fast: {script: make lint}
            lint: {script: make lint}
            docs: {script: make docs, parallel: 2, rules: [{if: '$NEVER'}]}
            """);

    @Test
    void aNameIsItself() {
        assertThat(meant("lint")).containsExactly("lint");
        assertThat(meant("unit 2/2", "lint")).containsExactly("unit 2/2", "lint");
    }

    @Test
    void theNameOfAGroupIsAllItsJobs() {
        assertThat(meant("unit")).containsExactly("unit 1/2", "unit 2/2");
        assertThat(meant("build")).hasSize(4).first().isEqualTo("build: [linux, arm]");
    }

    @Test
    void aNameThatWasCutAtItsCommasIsPutTogether() {
        assertThat(meant("build: [mac", " arm]", "lint")).containsExactly("build: [mac, arm]", "lint");
        assertThat(meant("build: [mac", "x86]")).containsExactly("build: [mac, x86]");
        assertThat(meant("build: [mac, x86]")).containsExactly("build: [mac, x86]");
    }

    @Test
    void aPartThatIsAJobIsThatJob() {
        assertThat(meant("lint", "fast")).containsExactly("lint", "fast");
        assertThat(meant("lint, fast")).containsExactly("lint, fast");
    }

    @Test
    void whatIsNobodysNameComesBackWhole() {
        assertThat(meant("build: [win", " arm]", "unti")).containsExactly("build: [win, arm]", "unti");
    }

    @Test
    void jobsThatAreNotInThePipelineAreKnownByName() {
        assertThat(meant("docs")).containsExactly("docs 1/2", "docs 2/2");
    }

    private static List<String> meant(String... typed) {
        return JobNames.meant(PLAN, List.of(typed));
    }
}
