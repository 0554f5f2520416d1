package io.github.cimaven.app;

import io.github.cimaven.config.ConfigLoader;
import io.github.cimaven.config.LoadContext;
import io.github.cimaven.config.Loaded;
import io.github.cimaven.config.include.IncludeOrigins;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.plan.PipelineContext;
import io.github.cimaven.plan.PipelineContext.Origin;
import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.Planned;
import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.plan.Planner;
import io.github.cimaven.plan.PredefinedVariables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration of a child pipeline, and what becomes of it for the event of its parent.
 *
 * @param planned absent where the configuration is wrong
 */
record ChildConfiguration(Loaded loaded, PipelineContext context, Optional<Planned> planned) {
    /** GitLab's {@code MAX_NESTED_CHILDREN}. */
    static final int DEEPEST = 2;

    static final String TOO_DEEP = "reached maximum depth of child pipelines";

    /**
     * @param parent configuration that the bridge stands in
     * @param around the event of the parent
     * @param jobId of the bridge, which its pipeline is called by too
     * @param forwarded variables that the bridge gives
     */
    static ChildConfiguration of(
            Loaded parent,
            PipelineContext around,
            PlannedJob bridge,
            long jobId,
            Variables forwarded,
            IncludeOrigins origins)
            throws IOException, EnvironmentException, InterruptedException {
        PipelineContext context = around.below(jobId, new Origin(Origin.PARENT, around.id(), jobId), forwarded);
        Variables known = EventContext.asking(
                () -> PredefinedVariables.ofPipeline(context).with(context.variables()));
        Loaded loaded = new ConfigLoader(origins)
                .loadChild(
                        parent.childFiles(bridge.job()).orElseThrow(),
                        new LoadContext(known, Map.of(), context.tree()));
        Optional<Planned> planned = loaded.pipeline().isPresent()
                ? Optional.of(
                        EventContext.asking(() -> Planner.plan(loaded.pipeline().get(), context)))
                : Optional.empty();
        return new ChildConfiguration(loaded, context, planned);
    }

    /** Why GitLab would not create it, in its words; none if it would. */
    List<String> errors() {
        return planned.map(
                        plan -> plan.problems().stream().map(Problem::message).toList())
                .orElseGet(loaded::errors);
    }

    /** What is wrong, warnings included, with its places. */
    List<Problem> problems() {
        List<Problem> all = new ArrayList<>(loaded.problems());
        planned.ifPresent(plan -> all.addAll(plan.problems()));
        return all;
    }

    /** With all there is to tell of it. */
    PipelinePlan plan() {
        PipelinePlan plan = planned.orElseThrow().plan();
        for (String notice : loaded.notices()) {
            plan = plan.noticing(notice);
        }
        return plan;
    }
}
