package io.github.cimaven.run.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.run.engine.Rehearsal.Absence;
import io.github.cimaven.run.engine.Rehearsal.Turn;
import io.github.cimaven.testkit.Plans;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    private static final String PIPELINE = """
            stages: [build, test, deploy]
            a: {stage: build, script: x}
            b: {stage: build, script: x}
            c: {stage: test, needs: [a], script: x}
            d: {stage: test, script: x}
            e: {stage: test, script: x, when: on_failure}
            ship: {stage: deploy, script: x}
            """;
    private static final Map<String, Duration> TIMES =
            Map.of("a", Duration.ofSeconds(10), "b", Duration.ofSeconds(30), "c", Duration.ofSeconds(5));

    private static Rehearsal.Result rehearsed(int concurrency, boolean confirmed) {
        RunOptions options = new RunOptions(concurrency, false, Set.of(), false, confirmed, 0, true, CommandLine.SHORT);
        return new Rehearsal(Plans.of(PIPELINE), options, job -> Optional.ofNullable(TIMES.get(job.name()))).result();
    }

    @Test
    void jobsStartWhenWhatTheyWaitForIsOver() {
        Rehearsal.Result result = rehearsed(2, true);
        assertThat(result.turns().stream()
                        .map(turn -> turn.job().name() + " " + turn.start().toSeconds()))
                .containsExactly("a 0", "b 0", "c 10", "d 30", "ship 30");
        assertThat(result.total()).isEqualTo(Duration.ofSeconds(30));
        assertThat(result.unknown()).isEqualTo(2);
    }

    @Test
    void oneAtATimeTakesLonger() {
        Rehearsal.Result result = rehearsed(1, true);
        assertThat(result.turns().stream().map(Turn::start).map(Duration::toSeconds))
                .containsExactly(0L, 10L, 40L, 45L, 45L);
    }

    @Test
    void whatDoesNotRunSaysWhy() {
        Rehearsal.Result result = rehearsed(2, false);
        assertThat(result.absences().stream().map(absence -> absence.job().name() + ": " + absence.reason()))
                .containsExactly("e: no earlier job failed", "ship: deployment, waits for confirmation");
        assertThat(result.absences().stream().map(Absence::waits)).containsExactly(false, true);
        assertThat(result.absences().get(1).command()).contains("mvn ci:deploy -Dci.confirm=true");
    }
}
