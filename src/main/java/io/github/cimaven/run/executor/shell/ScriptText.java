package io.github.cimaven.run.executor.shell;

import io.github.cimaven.run.executor.ShellScript;
import java.util.List;

/**
 * The commands of a step as one text for one shell, with the options and the echo that GitLab Runner gives them.
 *
 * @see <a href="https://gitlab.com/gitlab-org/gitlab-runner/-/blob/main/shells/bash.go">GitLab Runner's bash writer</a>
 */
final class ScriptText {
    private ScriptText() {}

    static String of(ShellScript script) {
        StringBuilder text = new StringBuilder();
        text.append("set -o errexit\n");
        text.append("if (set -o pipefail) 2>/dev/null; then set -o pipefail; fi\n");
        text.append("set +o noclobber\n");
        for (String command : script.commands()) {
            append(text, command.strip());
        }
        return text.toString();
    }

    /** The echo must not end a job that has closed its standard output. */
    private static void append(StringBuilder text, String command) {
        if (command.isEmpty()) {
            text.append("printf '\\n' 2>/dev/null || :\n");
            return;
        }
        List<String> lines = command.lines().limit(2).toList();
        String shown = lines.get(0) + (lines.size() > 1 ? " # collapsed multi-line command" : "");
        text.append("printf '\\033[32;1m$ %s\\033[0;m\\n' ")
                .append(quoted(shown))
                .append(" 2>/dev/null || :\n")
                .append(command)
                .append('\n');
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
