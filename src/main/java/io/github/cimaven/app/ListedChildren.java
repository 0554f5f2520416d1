package io.github.cimaven.app;

import io.github.cimaven.config.Loaded;
import io.github.cimaven.config.include.IncludeOrigins;
import io.github.cimaven.config.include.ParentArtifacts;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.plan.DownstreamPlan;
import io.github.cimaven.plan.ForwardedVariables;
import io.github.cimaven.plan.PipelineContext;
import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.PlannedJob;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The child pipelines that the bridges of a plan would start, without running anything: what jobs would report is not known.
 *
 * @param origins of the files that they are made of
 */
record ListedChildren(Supplier<IncludeOrigins> origins) {
    /** Nothing is made yet. */
    private static final ParentArtifacts NO_ARTIFACTS = job -> Optional.empty();

    List<DownstreamPlan> of(PipelinePlan plan, Loaded loaded, PipelineContext context)
            throws EnvironmentException, InterruptedException {
        return of(plan, loaded, context, 0);
    }

    private List<DownstreamPlan> of(PipelinePlan plan, Loaded loaded, PipelineContext context, int depth)
            throws EnvironmentException, InterruptedException {
        List<DownstreamPlan> children = new ArrayList<>();
        for (PlannedJob job : plan.jobs()) {
            if (job.job().trigger().filter(trigger -> trigger.child()).isPresent()) {
                children.add(child(job, loaded, context, depth));
            }
        }
        return children;
    }

    private DownstreamPlan child(PlannedJob bridge, Loaded loaded, PipelineContext context, int depth)
            throws EnvironmentException, InterruptedException {
        if (depth >= ChildConfiguration.DEEPEST) {
            return DownstreamPlan.unknown(bridge, List.of(ChildConfiguration.TOO_DEEP));
        }
        if (isGenerated(bridge)) {
            return DownstreamPlan.unknown(bridge, List.of("a job has to make it first"));
        }
        Variables forwarded = ForwardedVariables.of(
                bridge, Variables.NONE, Variables.NONE, context.given().pipeline());
        try {
            ChildConfiguration child = ChildConfiguration.of(
                    loaded,
                    context,
                    bridge,
                    context.id() + bridge.id(),
                    forwarded,
                    origins.get().childOf(NO_ARTIFACTS));
            return child.errors().isEmpty()
                    ? new DownstreamPlan(
                            bridge,
                            Optional.of(child.plan()),
                            List.of(),
                            of(child.plan(), child.loaded(), child.context(), depth + 1))
                    : DownstreamPlan.unknown(bridge, child.errors());
        } catch (IOException e) {
            throw new EnvironmentException(
                    "The configuration of a child pipeline cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean isGenerated(PlannedJob bridge) {
        return bridge.job().options().value("trigger") instanceof Map<?, ?> trigger
                && trigger.get("include") instanceof List<?> files
                && files.stream().anyMatch(file -> file instanceof Map<?, ?> item && item.containsKey("artifact"));
    }
}
