package io.github.cimaven.app;

import io.github.cimaven.config.include.IncludeOrigins;
import io.github.cimaven.config.source.ProblemPrinter;
import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.plan.JobNames;
import io.github.cimaven.plan.PipelineContext;
import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.run.engine.Attempt;
import io.github.cimaven.run.engine.BridgeVariables;
import io.github.cimaven.run.engine.Downstreams;
import io.github.cimaven.run.engine.Past;
import io.github.cimaven.run.engine.RunOptions;
import io.github.cimaven.run.event.FailureReason;
import io.github.cimaven.run.event.JobOutcome;
import io.github.cimaven.run.log.JobLog;
import io.github.cimaven.run.log.Secrets;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Makes the child pipelines that the bridges of one pipeline start, from the same checkout and for the same event.
 *
 * @see <a href="https://docs.gitlab.com/ci/pipelines/downstream_pipelines/">Downstream pipelines</a>
 */
final class ChildPipelines implements Downstreams {
    /** GitLab's {@code MAX_HIERARCHY_SIZE}. */
    private static final int MOST_PIPELINES = 1_000;

    private final RunKit kit;
    private final MadePipeline parent;

    ChildPipelines(RunKit kit, MadePipeline parent) {
        this.kit = kit;
        this.parent = parent;
    }

    @Override
    public Optional<String> elsewhere(PlannedJob bridge) {
        return bridge.job()
                .trigger()
                .filter(trigger -> !trigger.child())
                .map(trigger -> "starts a pipeline of " + bridge.variables().hidden(trigger.target())
                        + ", which is not run here");
    }

    @Override
    public Creation create(Attempt bridge) {
        try (JobLog log = parent.logs().open(bridge.log(), bridge.job().name(), secrets(bridge.job()))) {
            Creation creation = attempted(() -> {
                OptionalLong earlier = kit.journals().id(parent.pathTo(bridge.job()));
                return created(bridge, earlier.orElse(bridge.jobId()), log::say);
            });
            creation.pipeline()
                    .ifPresent(made ->
                            log.note("Child pipeline " + made.plan().facts().id() + " was created."));
            creation.refusal().ifPresent(refusal -> log.note("ERROR: Job failed: " + refusal.detail()));
            return creation;
        } catch (IOException e) {
            return broken("the log of the bridge could not be written: " + e.getMessage());
        }
    }

    @Override
    public Optional<Creation> createAgain(Attempt bridge) {
        OptionalLong earlier;
        try {
            earlier = kit.journals().id(parent.pathTo(bridge.job()));
        } catch (IOException e) {
            return Optional.of(broken(String.valueOf(e.getMessage())));
        }
        return earlier.isEmpty()
                ? Optional.empty()
                : Optional.of(attempted(() -> created(bridge, earlier.getAsLong(), problem -> {})));
    }

    @Override
    public void notTakenUp(PlannedJob bridge, String why) {
        kit.journals().notTakenUp(parent.pathTo(bridge), bridge.variables().hidden(why));
    }

    private static Secrets secrets(PlannedJob bridge) {
        return Secrets.of(bridge.variables().all().stream()
                .filter(Variable::masked)
                .map(Variable::value)
                .toList());
    }

    /** Makes a pipeline. */
    @FunctionalInterface
    private interface Making {
        Creation make() throws IOException, EnvironmentException, InterruptedException;
    }

    private static Creation attempted(Making making) {
        try {
            return making.make();
        } catch (InterruptedException | InterruptedIOException e) {
            return Creation.refused(JobOutcome.canceled("canceled"));
        } catch (UncheckedIOException e) {
            return e.getCause() instanceof InterruptedIOException
                    ? Creation.refused(JobOutcome.canceled("canceled"))
                    : broken(String.valueOf(e.getMessage()));
        } catch (IOException | EnvironmentException e) {
            return broken(String.valueOf(e.getMessage()));
        }
    }

    private static Creation broken(String detail) {
        return Creation.refused(JobOutcome.failure(FailureReason.RUNNER_SYSTEM_FAILURE, detail));
    }

    /**
     * @param id of the attempt at the bridge that has made it first: its pipeline is called so for good
     * @param say takes what there is to say about the configuration
     */
    private Creation created(Attempt bridge, long id, Consumer<String> say)
            throws IOException, EnvironmentException, InterruptedException {
        if (parent.depth() >= ChildConfiguration.DEEPEST) {
            return Creation.refused(JobOutcome.failure(
                    FailureReason.REACHED_MAX_DESCENDANT_PIPELINES_DEPTH, ChildConfiguration.TOO_DEEP));
        }
        if (kit.family().size() >= MOST_PIPELINES) {
            return Creation.refused(JobOutcome.failure(
                    FailureReason.REACHED_MAX_PIPELINE_HIERARCHY_SIZE, "downstream pipeline tree is too large"));
        }
        ChildConfiguration child = configuration(bridge, id);
        ProblemPrinter.lines(child.problems()).forEach(say);
        if (!child.errors().isEmpty()) {
            return refused(bridge, child.errors());
        }
        PipelinePlan plan =
                PlaceNotice.in(child.plan(), kit.settings().execution().executor());
        MadePipeline made = parent.below(bridge.job(), child.loaded(), child.context(), options(bridge.job(), plan));
        Past past = kit.journals().open(made, plan);
        Instant createdAt =
                past.startedAt().orElseGet(() -> kit.ambient().clock().instant());
        return Creation.of(kit.ready(plan, made, createdAt).after(past));
    }

    private ChildConfiguration configuration(Attempt bridge, long id)
            throws IOException, EnvironmentException, InterruptedException {
        PipelineContext own = parent.context();
        Variables forwarded = BridgeVariables.forwarded(
                bridge.job(), own.id(), parent.artifacts(), own.given().pipeline());
        IncludeOrigins origins = kit.origins().get().childOf(new JobArchives(parent.artifacts()));
        return ChildConfiguration.of(parent.loaded(), own, bridge.job(), id, forwarded, origins);
    }

    /** In GitLab's words, which it shows where the bridge has failed. */
    private static Creation refused(Attempt bridge, List<String> errors) {
        String reasons = String.join(", ", errors).replaceAll("\\s*[\\r\\n]+\\s*", " ");
        return Creation.refused(JobOutcome.failure(
                FailureReason.DOWNSTREAM_PIPELINE_CREATION_FAILED,
                bridge.job().variables().hidden("downstream pipeline can not be created, " + reasons)));
    }

    private RunOptions options(PlannedJob bridge, PipelinePlan plan) {
        List<String> manual = kit.settings().execution().manual();
        Set<String> played = new HashSet<>(JobNames.meant(plan, manual));
        return parent.options().below(bridge, played, manual.contains(Settings.Execution.ALL));
    }
}
