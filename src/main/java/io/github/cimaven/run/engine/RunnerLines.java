package io.github.cimaven.run.engine;

import java.util.List;
import java.util.Optional;

/** The colours in which GitLab Runner writes its own lines to the log. */
final class RunnerLines {
    private static final String CLEAR = "\u001B[0K";
    private static final String END = "\u001B[0;m";

    private static final String TIMEOUTS =
            "https://docs.gitlab.com/ci/runners/configure_runners/#set-script-and-after_script-timeouts";

    private RunnerLines() {}

    static String title(String text) {
        return CLEAR + "\u001B[36;1m" + text + END + END;
    }

    /** Something the runner does. */
    static String notice(String text) {
        return "\u001B[32;1m" + text + END;
    }

    /** A plain word of the runner's. */
    static String plain(String text) {
        return CLEAR + text + END;
    }

    static String error(String text) {
        return "\u001B[31;1m" + text + END;
    }

    static String warning(String text) {
        return "\u001B[0;33m" + text + END;
    }

    /** What is said of tokens and secrets that are there for their look alone. */
    static Optional<String> madeUp(List<String> names) {
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        warning(
                                "WARNING: no value is given for " + String.join(", ", names)
                                        + ": the job gets one that opens nothing. ci.secrets or the variables file can give a real one."));
    }

    /** What is said of a step that was ended because the time was up. */
    static String timeExceeded(Step step) {
        return timeExceeded(step.word());
    }

    static String timeExceeded(String step) {
        return warning("WARNING: " + step + " could not run to completion because the timeout was exceeded. For more"
                + " control over job and script timeouts see: " + TIMEOUTS);
    }

    /** What the runner's programs say, in the colour of what it is. */
    static String colored(String line) {
        return line.startsWith("WARNING: ") ? warning(line) : line.startsWith("ERROR: ") ? error(line) : line;
    }
}
