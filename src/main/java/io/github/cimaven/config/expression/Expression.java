package io.github.cimaven.config.expression;

import io.github.cimaven.config.variable.Variables;

/**
 * A parsed {@code rules:if} expression.
 *
 * @see <a href="https://docs.gitlab.com/ci/jobs/job_rules/#cicd-variable-expressions">CI/CD variable expressions</a>
 */
public interface Expression {
    /** Whether the expression holds; variables are compared by their unexpanded values, as GitLab does. */
    boolean holds(Variables variables);

    /** The text as it stands in the configuration. */
    String text();
}
