package io.github.cimaven.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.config.ConfigLoader;
import io.github.cimaven.config.LoadContext;
import io.github.cimaven.config.Loaded;
import io.github.cimaven.config.model.Pipeline;
import io.github.cimaven.config.source.ProblemPrinter;
import io.github.cimaven.config.variable.GivenVariables;
import io.github.cimaven.plan.PipelineContext;
import io.github.cimaven.plan.PipelineContext.Event;
import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.Planned;
import io.github.cimaven.plan.Planner;
import io.github.cimaven.plan.ProjectTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Plans for tests, from the text of a configuration. */
public final class Plans {
    private Plans() {}

    public static Pipeline pipeline(String yaml) {
        try {
            Loaded loaded = new ConfigLoader(MemoryOrigin.EMPTY)
                    .load(".gitlab-ci.yml", yaml.getBytes(StandardCharsets.UTF_8), LoadContext.NONE);
            return loaded.pipeline()
                    .orElseThrow(() -> new AssertionError(String.join("\n", ProblemPrinter.lines(loaded.problems()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static PipelineContext context() {
        return new PipelineContext(
                100,
                new Event("push", Optional.empty(), Optional.empty(), Optional.empty()),
                ".gitlab-ci.yml",
                "project",
                "ada",
                Optional.empty(),
                GivenVariables.NONE,
                ProjectTree.NONE,
                Duration.ofHours(1),
                Set.of("deploy"));
    }

    public static PipelinePlan of(String yaml) {
        return of(pipeline(yaml));
    }

    public static PipelinePlan of(Pipeline pipeline) {
        Planned planned = Planner.plan(pipeline, context());
        assertThat(planned.problems()).isEmpty();
        return planned.plan();
    }
}
