package io.github.cimaven.report;

import io.github.cimaven.config.Loaded;
import io.github.cimaven.config.source.Phase;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.plan.Planned;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A configuration that was checked, and the pipeline that the event asked for would make of it.
 *
 * @param folder that the names of the files are relative to
 * @param configPath of the main file
 * @param planned present when the configuration is valid
 */
public record LintResult(Path folder, String configPath, Loaded loaded, Optional<Planned> planned) {
    public boolean valid() {
        return loaded.pipeline().isPresent();
    }

    /** What keeps GitLab from creating the pipeline, by place; the configuration is valid all the same. */
    public List<Problem> creation() {
        return planned.stream()
                .flatMap(created -> created.problems().stream())
                .map(problem -> problem.in(Phase.CREATION))
                .sorted(Problem.BY_PLACE)
                .toList();
    }

    /** Those of the configuration, then those of the creation. */
    public List<Problem> problems() {
        return Stream.concat(loaded.problems().stream(), creation().stream()).toList();
    }
}
