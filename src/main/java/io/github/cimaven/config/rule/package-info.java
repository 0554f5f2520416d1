/**
 * Which of a list of rules is the first that matches: {@code if}, {@code changes} and {@code exists} of jobs, workflow and includes.
 *
 * <p>In: rules, variables, and {@link io.github.cimaven.config.rule.RuleFiles}, the port to the project's files and to what changed
 * in them. Out: the rule, or why GitLab cannot tell. Uses {@code config.model}, {@code config.expression} and
 * {@code config.variable}.
 */
@NullMarked
package io.github.cimaven.config.rule;

import org.jspecify.annotations.NullMarked;
