package io.github.cimaven.app;

import io.github.cimaven.io.FileNames;
import io.github.cimaven.run.engine.CommandLine;
import java.util.List;

/**
 * The text of a git hook that calls Maven. It knows itself again: one that was changed by hand is no longer ours.
 *
 * @param hook {@code pre-push} or {@code post-commit}
 * @param folder where Maven is called, relative to the top of the checkout; empty: there
 * @param arguments of Maven
 * @param what is run, for people
 */
record HookScript(String hook, String folder, List<String> arguments, String what) {
    private static final String MARK = "# ci-maven-plugin ";
    private static final int DIGITS = 16;

    static final String PRE_PUSH = "pre-push";
    static final String POST_COMMIT = "post-commit";

    static final List<String> NAMES = List.of(PRE_PUSH, POST_COMMIT);

    String text() {
        String body = body();
        return "#!/bin/sh\n" + MARK + digest(body) + "\n" + body;
    }

    /** Whether the text is one that was written here, and nobody has touched it. */
    static boolean isOurs(String text) {
        String[] parts = text.split("\n", 3);
        return parts.length == 3 && parts[1].equals(MARK + digest(parts[2]));
    }

    private static String digest(String body) {
        return FileNames.digest(body).substring(0, DIGITS);
    }

    private String body() {
        StringBuilder body = new StringBuilder();
        body.append("# Runs ").append(what).append(". No deployment is confirmed here, ever.\n");
        body.append("# To remove it: mvn ci:hook -Dci.hook=").append(hook).append(" -Dci.hook.remove=true\n");
        if (hook.equals(POST_COMMIT)) {
            body.append("[ -d \"$(git rev-parse --git-path rebase-merge)\" ] && exit 0\n");
        }
        body.append("unset $(git rev-parse --local-env-vars)\n");
        if (!folder.isEmpty()) {
            body.append("cd ").append(CommandLine.quoted(folder)).append(" || exit 1\n");
        }
        body.append("if [ -x ./mvnw ]; then mvn=./mvnw; else mvn=mvn; fi\n");
        body.append("command -v \"$mvn\" >/dev/null || { echo 'ci: mvn is not on the PATH' >&2; exit 1; }\n");
        body.append("echo ")
                .append(CommandLine.quoted("ci: running " + what + note()))
                .append("\n");
        body.append("exec ").append(command()).append(" </dev/null\n");
        return body.toString();
    }

    private String note() {
        return hook.equals(PRE_PUSH) ? " (git push --no-verify goes without)" : "";
    }

    /** What a hook of the user's own would have to call. */
    String command() {
        return "\"$mvn\" -B -q " + String.join(" ", arguments);
    }
}
