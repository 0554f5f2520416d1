package io.github.cimaven.report.console;

import io.github.cimaven.run.event.JobSnapshot;
import io.github.cimaven.run.event.PipelineSnapshot;
import io.github.cimaven.run.event.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What became of one round of a watch, in one line. */
public final class RoundLine {
    private static final int MOST_NAMED = 3;

    private final Style style;
    private final int number;
    private final String cause;
    private final Path directory;

    /**
     * @param cause what the round was for
     * @param directory that paths of logs are relative to
     */
    public RoundLine(Console console, int number, String cause, Path directory) {
        this.style = new Style(console);
        this.number = number;
        this.cause = cause;
        this.directory = directory;
    }

    /** Names of changed files, as many as there is room for. */
    public static String names(List<Path> files, Path root) {
        String first = files.stream()
                .limit(MOST_NAMED)
                .map(file -> PlainText.word(
                        file.startsWith(root) ? root.relativize(file).toString() : file.toString()))
                .collect(Collectors.joining(", "));
        int more = files.size() - MOST_NAMED;
        return first + (more > 0 ? " and " + more + " more" : "");
    }

    public String of(PipelineSnapshot run) {
        String took =
                run.duration().map(time -> style.dot() + Style.duration(time)).orElse("");
        return text(outcome(run) + style.faint(took));
    }

    /** Of a round in which nothing was run. */
    public String without(String reason) {
        return text(PlainText.word(reason));
    }

    private String text(String outcome) {
        return style.bold("Round " + number) + style.dot() + cause + style.dot() + outcome;
    }

    private String outcome(PipelineSnapshot run) {
        if (!run.failures().isEmpty()) {
            return style.bad("failed") + ": "
                    + run.failures().stream()
                            .limit(MOST_NAMED)
                            .map(this::failure)
                            .collect(Collectors.joining(", "))
                    + (run.failures().size() > MOST_NAMED
                            ? " and " + (run.failures().size() - MOST_NAMED) + " more"
                            : "");
        }
        if (run.status() == Status.CANCELED) {
            return style.warning("canceled");
        }
        int passed = (int) run.jobs().stream()
                .filter(job -> job.status() == Status.SUCCESS)
                .count();
        long warnings =
                run.jobs().stream().filter(JobSnapshot::failedButAllowed).count();
        long waiting =
                run.jobs().stream().filter(job -> job.status() == Status.MANUAL).count();
        return style.good(Columns.count(passed, "job") + " passed")
                + (warnings > 0 ? ", " + style.warning(warnings + " failed (allowed)") : "")
                + (waiting > 0 ? ", " + style.waiting(waiting + " waiting") : "");
    }

    private String failure(JobSnapshot job) {
        String why = job.outcome().map(outcome -> outcome.detail()).orElse("");
        String log = job.log()
                .map(path -> path.startsWith(directory) ? directory.relativize(path) : path)
                .map(path -> "; " + path)
                .orElse("");
        return Columns.shortened(job.name(), 60) + " (" + PlainText.word(why + log) + ")";
    }
}
