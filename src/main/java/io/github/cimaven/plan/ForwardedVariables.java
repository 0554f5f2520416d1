package io.github.cimaven.plan;

import io.github.cimaven.config.model.Trigger;
import io.github.cimaven.config.variable.Expansion;
import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.config.variable.Variables;
import java.util.List;

/**
 * The variables that a bridge gives to the pipeline which it starts, where they are variables of the pipeline. Their values are filled
 * in once, with what the bridge knows.
 *
 * @see <a href="https://docs.gitlab.com/ci/pipelines/downstream_pipelines/#pass-cicd-variables-to-a-downstream-pipeline">Pass
 *     variables to a downstream pipeline</a>
 */
public final class ForwardedVariables {
    private final PlannedJob bridge;
    private final Variables known;

    private ForwardedVariables(PlannedJob bridge, Variables known) {
        this.bridge = bridge;
        this.known = known;
    }

    /**
     * @param ofPipeline variables that the running pipeline has, such as its id
     * @param reported by jobs before the bridge
     * @param ofUser variables of the bridge's own pipeline, from whoever has started it
     */
    public static Variables of(PlannedJob bridge, Variables ofPipeline, Variables reported, Variables ofUser) {
        Trigger trigger = bridge.job().trigger().orElseThrow();
        Variables known = ofPipeline.with(bridge.variables()).with(reported.without(bridge.given()));
        ForwardedVariables forwarded = new ForwardedVariables(bridge, known);
        Variables given = Variables.NONE;
        if (trigger.forwardsYaml()) {
            given = given.with(forwarded.filled(bridge.configured()));
        }
        if (trigger.forwardsPipeline()) {
            given = given.with(forwarded.filled(reported)).with(forwarded.filled(ofUser));
        }
        return given;
    }

    private Variables filled(Variables variables) {
        Variables lookedUp = Variables.of(
                known.all().stream().map(ForwardedVariables::withoutContent).toList());
        List<Variable> filled = variables.all().stream()
                .map(variable ->
                        variable.expand() ? variable.withValue(Expansion.known(variable.value(), lookedUp)) : variable)
                .map(this::hiding)
                .toList();
        return Variables.of(filled);
    }

    /** What names a file goes on naming it: the pipeline has its own path of it. */
    private static Variable withoutContent(Variable variable) {
        return variable.file() ? Variable.raw(variable.name(), "$" + variable.name()) : variable;
    }

    /** A value that a secret has become a part of is a secret. */
    private Variable hiding(Variable variable) {
        boolean secret = !bridge.variables().hidden(variable.value()).equals(variable.value());
        return secret
                ? new Variable(variable.name(), variable.value(), variable.expand(), variable.file(), true)
                : variable;
    }
}
