package io.github.cimaven.report.console;

import io.github.cimaven.plan.PlannedJob;
import java.util.ArrayList;
import java.util.List;

/** How the user is asked. What the configuration says is shown as one harmless line. */
public final class QuestionText {
    private static final int WIDEST = 60;

    private final Style style;

    public QuestionText(Console console) {
        this.style = new Style(console);
    }

    /** What a variable is for. */
    public List<String> variable(String name, String description, List<String> options) {
        List<String> lines = new ArrayList<>();
        lines.add(style.bold(PlainText.word(name)) + style.dot() + PlainText.word(description));
        if (!options.isEmpty()) {
            lines.add("  options: " + PlainText.word(String.join(", ", options)));
        }
        return lines;
    }

    /** @param value that it keeps if nothing is typed */
    public String value(String name, String value) {
        return "  " + PlainText.word(name) + (value.isEmpty() ? "" : " [" + Columns.shortened(value, WIDEST) + "]")
                + ": ";
    }

    /** The jobs that can be started, numbered. */
    public List<String> waiting(List<PlannedJob> jobs) {
        List<List<String>> rows = new ArrayList<>();
        for (PlannedJob job : jobs) {
            rows.add(List.of(
                    "  " + (rows.size() + 1),
                    Columns.shortened(job.name(), WIDEST),
                    Columns.shortened(job.stage(), WIDEST),
                    job.deployment() ? "deployment" : ""));
        }
        List<String> lines = new ArrayList<>(List.of("", style.waiting("Waiting for you:")));
        lines.addAll(Columns.table(rows));
        return lines;
    }

    public String confirmation(String job, String question) {
        return "  " + PlainText.word(job) + ": " + PlainText.word(question) + " Start it? [y/N]: ";
    }
}
