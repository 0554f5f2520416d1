package io.github.cimaven.config.variable;

/**
 * A variable as a project's settings on GitLab hold it.
 *
 * @param environmentScope name or pattern ({@code review/*}) of the environments whose jobs get it; {@code *}: every job does
 * @param protectedRefsOnly whether only pipelines of protected branches and tags get it
 * @see <a href="https://docs.gitlab.com/ci/variables/#for-a-project">Variables of a project</a>
 */
public record ProjectVariable(Variable variable, String environmentScope, boolean protectedRefsOnly) {
    /** The scope of a variable that every job gets. */
    public static final String EVERYWHERE = "*";
}
