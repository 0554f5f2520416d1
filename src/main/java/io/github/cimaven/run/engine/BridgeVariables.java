package io.github.cimaven.run.engine;

import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.plan.ForwardedVariables;
import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.run.storage.ArtifactStore;
import java.io.IOException;
import java.util.List;

/** The variables of a bridge whose turn has come. */
public final class BridgeVariables {
    private BridgeVariables() {}

    /**
     * Those that it gives to the pipeline which it starts.
     *
     * @param pipelineId of its own pipeline
     * @param artifacts of its own pipeline, with what jobs have reported
     * @param ofUser variables of its own pipeline, from whoever has started that
     */
    public static Variables forwarded(PlannedJob bridge, long pipelineId, ArtifactStore artifacts, Variables ofUser)
            throws IOException {
        String url =
                bridge.variables().get("CI_PROJECT_URL").map(Variable::value).orElse("");
        Variables ofPipeline = Variables.of(List.of(
                Variable.raw("CI_PIPELINE_ID", Long.toString(pipelineId)),
                Variable.raw("CI_PIPELINE_URL", url + "/-/pipelines/" + pipelineId)));
        return ForwardedVariables.of(
                bridge, ofPipeline, Incoming.of(bridge, artifacts, List.of()).reported(), ofUser);
    }
}
