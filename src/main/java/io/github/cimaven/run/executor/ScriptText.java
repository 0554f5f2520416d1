package io.github.cimaven.run.executor;

/**
 * The commands of a step as one text for one shell, with the options and the echo that GitLab Runner gives them.
 *
 * @see <a href="https://gitlab.com/gitlab-org/gitlab-runner/-/blob/main/shells/bash.go">GitLab Runner's bash writer</a>
 */
public final class ScriptText {
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";
    private static final String GREEN = "\\033[32;1m";
    private static final String PLAIN = "\\033[0;m";

    private final ShellScript script;
    private final ScriptOptions options;
    private final StringBuilder text = new StringBuilder();

    private ScriptText(ShellScript script) {
        this.script = script;
        this.options = script.options();
    }

    /** For a shell that has the script's variables in its environment. */
    public static String of(ShellScript script, Shell shell) {
        return new ScriptText(script).text(shell, false);
    }

    /** For a shell that has to be told all of the script's variables. */
    public static String withVariables(ShellScript script, Shell shell) {
        return new ScriptText(script).text(shell, true);
    }

    /** What will read a text. */
    public enum Shell {
        BASH,
        /** Any shell that knows the language of POSIX. */
        OTHER
    }

    private String text(Shell shell, boolean allVariables) {
        if (options.trace()) {
            text.append("set -o xtrace\n");
        }
        text.append("set -o errexit\n");
        // To ask costs a process; bash needs not to be asked.
        text.append(
                shell == Shell.BASH
                        ? "set -o pipefail\n"
                        : "if (set -o pipefail) 2>/dev/null; then set -o pipefail; fi\n");
        text.append("set +o noclobber\n");
        script.environment().forEach((name, value) -> {
            if (allVariables || options.trace() || !isAscii(value)) {
                export(name, value);
            }
        });
        // What a step before this one has written there is in the environment from here on.
        text.append("if [ -s \"${GITLAB_ENV:-}\" ]; then\n");
        text.append("  while read -r line; do export \"$line\" || :; done < \"$GITLAB_ENV\"\n");
        text.append("fi\n");
        int number = 0;
        for (String command : script.commands()) {
            append(command.strip(), number++);
        }
        return text.toString();
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(unit -> unit < 0x80);
    }

    /**
     * The variable is there already; saying so once more shows its value in the trace, and brings letters that Java's own charset
     * does not know, as with {@code LC_ALL=C}.
     */
    private void export(String name, String value) {
        if (name.matches(NAME)) {
            text.append("export ")
                    .append(name)
                    .append('=')
                    .append(quoted(value))
                    .append('\n');
        }
    }

    private void append(String command, int number) {
        int end = command.indexOf('\n');
        if (command.isEmpty()) {
            print("\\n");
        } else if (end < 0) {
            print(GREEN + "%s" + PLAIN + "\\n", quoted("$ " + command));
        } else if (options.sections()) {
            section(command, (script.step().equals("step_script") ? "script_step_" : "after_script_step_") + number);
        } else {
            String first = command.substring(0, end).stripTrailing();
            print(GREEN + "%s" + PLAIN + "\\n", quoted("$ " + first + " # collapsed multi-line command"));
        }
        text.append(command).append('\n');
        if (options.exitCodeChecks()) {
            text.append("_runner_exit_code=$?; if [ $_runner_exit_code -ne 0 ]; then exit $_runner_exit_code; fi\n");
        }
    }

    /** All of the command, folded in GitLab's view of the log. */
    private void section(String command, String name) {
        String now = "\"$(date +%s)\"";
        print(
                "section_start:%s:section_%s[hide_duration=true,collapsed=true]\\r\\033[0K" + GREEN + "%s" + PLAIN
                        + "\\n",
                now,
                name,
                quoted("$ " + command));
        print("section_end:%s:section_%s\\r\\033[0K\\n", now, name);
    }

    /** The echo must not end a job that has closed its standard output. */
    private void print(String format, String... words) {
        text.append("printf '").append(format).append('\'');
        for (String word : words) {
            text.append(' ').append(word);
        }
        text.append(" 2>/dev/null || :\n");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
