package io.github.cimaven.config.expression;

import io.github.cimaven.config.variable.Variables;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A parsed {@code rules:if} expression.
 *
 * @see <a href="https://docs.gitlab.com/ci/jobs/job_rules/#cicd-variable-expressions">CI/CD variable expressions</a>
 */
public interface Expression {
    /** Whether the expression holds; variables are compared by their unexpanded values, as GitLab does. */
    boolean holds(Variables variables);

    /** Whether it holds as a rule of an input, which knows the inputs before it and no variables. */
    boolean holdsForInputs(Map<String, @Nullable Object> inputs);

    /** The names of the inputs that it asks for, each once. */
    List<String> inputs();

    /** The names of the variables that it asks for, each once. */
    List<String> variables();

    /** The text as it stands in the configuration. */
    String text();
}
