package io.github.cimaven.config.variable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Variables that come from outside of the configuration and win over those in it: a project's, and above them those of the
 * one pipeline.
 */
public record GivenVariables(Variables pipeline, List<ProjectVariable> project) {
    public static final GivenVariables NONE = new GivenVariables(Variables.NONE, List.of());

    /** The more exactly a scope names the environment, the later it comes and wins. */
    private static final Comparator<ProjectVariable> BY_SCOPE = Comparator.comparing(
                    (ProjectVariable variable) -> !variable.environmentScope().contains("*"))
            .thenComparing(variable -> variable.environmentScope().length());

    public GivenVariables {
        project = List.copyOf(project);
    }

    public static GivenVariables of(Variables pipeline) {
        return new GivenVariables(pipeline, List.of());
    }

    /**
     * Those that a job gets.
     *
     * @param environment the job's, variables expanded; absent for a job without one and for the pipeline as a whole
     * @param protectedRef whether the pipeline's branch or tag is protected
     */
    public Variables in(Optional<String> environment, boolean protectedRef) {
        if (project.isEmpty()) {
            return pipeline;
        }
        List<ProjectVariable> matching = new ArrayList<>();
        for (ProjectVariable variable : project) {
            if ((protectedRef || !variable.protectedRefsOnly()) && covers(variable.environmentScope(), environment)) {
                matching.add(variable);
            }
        }
        matching.sort(BY_SCOPE);
        return Variables.of(matching.stream().map(ProjectVariable::variable).toList())
                .with(pipeline);
    }

    private static boolean covers(String scope, Optional<String> environment) {
        return scope.equals(ProjectVariable.EVERYWHERE)
                || environment.filter(name -> matches(scope, name)).isPresent();
    }

    private static boolean matches(String scope, String name) {
        return Pattern.matches(Pattern.quote(scope).replace("*", "\\E.*\\Q"), name);
    }
}
