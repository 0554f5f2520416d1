package io.github.cimaven.config.yaml;

import io.github.cimaven.config.source.Problem;

/** Ends the reading of a file from any depth; never leaves the package. */
final class YamlProblem extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Problem problem;

    YamlProblem(Problem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
