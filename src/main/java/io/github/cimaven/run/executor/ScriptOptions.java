package io.github.cimaven.run.executor;

/**
 * How a script is run.
 *
 * @param trace whether the shell tells each command that it runs, and the variables ({@code CI_DEBUG_TRACE})
 * @param sections whether a command of several lines is shown as a section that can be unfolded ({@code FF_SCRIPT_SECTIONS})
 * @param exitCodeChecks whether each command's exit code is looked at besides ({@code FF_ENABLE_BASH_EXIT_CODE_CHECK})
 */
public record ScriptOptions(boolean trace, boolean sections, boolean exitCodeChecks) {
    /** As GitLab Runner does it if nobody asks for something else. */
    public static final ScriptOptions USUAL = new ScriptOptions(false, false, false);
}
