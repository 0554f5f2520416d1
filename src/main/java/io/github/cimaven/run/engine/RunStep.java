package io.github.cimaven.run.engine;

import io.github.cimaven.config.model.Options;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of the steps that a job has in place of a script, with a shell of its own.
 *
 * @param script absent if the step is a function that is defined elsewhere
 * @param environment on top of the job's
 * @see <a href="https://docs.gitlab.com/ci/steps/">CI/CD steps</a>
 */
record RunStep(String name, Optional<String> script, Map<String, String> environment) {
    /** In their order; none if the job has a script. */
    static List<RunStep> of(Options options) {
        return options.value("execution_config") instanceof Map<?, ?> map
                        && map.get("run_steps") instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .map(step -> of((Map<?, ?>) step))
                        .toList()
                : List.of();
    }

    private static RunStep of(Map<?, ?> step) {
        Map<String, String> environment = new LinkedHashMap<>();
        if (step.get("env") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> environment.put(String.valueOf(name), String.valueOf(value)));
        }
        return new RunStep(
                String.valueOf(step.get("name")),
                Optional.ofNullable(step.get("script")).map(String::valueOf),
                environment);
    }
}
