package io.github.cimaven.run.engine;

import io.github.cimaven.config.expression.CoveragePattern;
import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.run.log.LinesBackwards;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a job's log says of its coverage.
 *
 * @see <a href="https://docs.gitlab.com/ci/testing/code_coverage/">Code coverage</a>
 */
final class Coverage {
    private Coverage() {}

    /**
     * In percent, as it is written there; the last line that says it counts.
     *
     * @param log of the job, whole
     */
    static Optional<BigDecimal> in(Path log, PlannedJob job) throws IOException {
        Optional<CoveragePattern> pattern = Optional.ofNullable(
                        job.job().options().value("coverage"))
                .map(String::valueOf)
                .flatMap(CoveragePattern::of);
        return pattern.isEmpty() || !Files.exists(log) ? Optional.empty() : LinesBackwards.find(log, pattern.get()::in);
    }
}
