package io.github.cimaven.plan;

import io.github.cimaven.config.model.Environment;
import io.github.cimaven.config.model.Job;
import io.github.cimaven.config.model.Need;
import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.config.variable.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A job on its way into the pipeline, in GitLab's word for it.
 *
 * @param environment the name of its environment, variables filled in
 * @param root variables of the root level that it takes, those of the workflow's rule included
 * @param yaml variables that the configuration gives it, those of rules left out
 * @param given variables from outside of the configuration, which win over all others
 * @param known all variables that its rules can ask for
 */
record Seed(
        Job job,
        JobRules.Decision decision,
        Optional<String> environment,
        Variables root,
        Variables yaml,
        Variables given,
        Variables known) {
    /** The levels in which GitLab looks for circles. */
    List<Variables> levels() {
        return List.of(ofEnvironment(), job.variables(), root.without(job.variables()), given);
    }

    /** The name and the address of an environment are variables whose values may name others. */
    private Variables ofEnvironment() {
        List<Variable> variables = new ArrayList<>();
        environment.filter(name -> !name.isBlank()).ifPresent(name -> {
            variables.add(Variable.of("CI_ENVIRONMENT_NAME", name));
            job.environment()
                    .flatMap(Environment::url)
                    .ifPresent(url -> variables.add(Variable.of("CI_ENVIRONMENT_URL", url)));
        });
        return Variables.of(variables);
    }

    /** All variables of the job, those of the matching rule included. */
    Variables all() {
        return known.with(decision.variables()).with(given);
    }

    /** The variables that the configuration gives it. */
    Variables configured() {
        return yaml.with(decision.variables());
    }

    /** Those of the matching rule take the place of its own, unless they are none. */
    Optional<List<Need>> needs() {
        return decision.rule()
                .flatMap(rule -> rule.needs())
                .filter(needs -> !needs.isEmpty())
                .or(() -> job.upstream().needs());
    }
}
