package io.github.cimaven.report.console;

import io.github.cimaven.run.event.JobSnapshot;
import java.time.Duration;
import java.util.Locale;

/** Colours, marks and words, as far as the console can show them. */
final class Style {
    private static final String[] JOB_COLORS = {"36", "35", "34", "33", "96", "95", "94", "93"};
    private static final String RESET = "\u001B[0m";

    private final boolean colors;
    private final boolean unicode;

    Style(Console console) {
        this.colors = console.colors();
        this.unicode = console.unicode();
    }

    boolean colors() {
        return colors;
    }

    private String in(String code, String text) {
        return colors && !text.isEmpty() ? "\u001B[" + code + "m" + text + RESET : text;
    }

    String bold(String text) {
        return in("1", text);
    }

    String faint(String text) {
        return in("2", text);
    }

    String good(String text) {
        return in("32", text);
    }

    String bad(String text) {
        return in("31", text);
    }

    String warning(String text) {
        return in("33", text);
    }

    String waiting(String text) {
        return in("34", text);
    }

    /** The colour by which a job's lines are told from those of others. */
    String ofJob(int id, String text) {
        return in(JOB_COLORS[Math.floorMod(id - 1, JOB_COLORS.length)], text);
    }

    String bar() {
        return unicode ? "│" : "|";
    }

    /** Words of our own, with signs that the console has. */
    String text(String text) {
        return unicode ? text : text.replace('›', '>');
    }

    String start() {
        return unicode ? "▶" : ">";
    }

    String dot() {
        return unicode ? " · " : " - ";
    }

    /** One character for a job's state, in its colour. */
    String mark(JobSnapshot job) {
        if (job.failedButAllowed()) {
            return warning("!");
        }
        return switch (job.status()) {
            case SUCCESS -> good(unicode ? "✔" : "+");
            case FAILED -> bad(unicode ? "✘" : "x");
            case MANUAL -> waiting(unicode ? "⏸" : "=");
            case CANCELED -> warning(unicode ? "■" : "#");
            case SKIPPED -> faint(unicode ? "»" : "-");
            case CREATED, PENDING, RUNNING, SCHEDULED -> faint(unicode ? "○" : "o");
        };
    }

    /** A job's state in a word or two. */
    static String word(JobSnapshot job) {
        if (job.failedButAllowed()) {
            return "failed (allowed)";
        }
        return switch (job.status()) {
            case SUCCESS -> "passed";
            case MANUAL, CREATED -> "waiting";
            default -> job.status().word();
        };
    }

    /** A duration as people say it: {@code 0.4 s}, {@code 12 s}, {@code 3 min 05 s}, {@code 1 h 02 min}. */
    static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (duration.toHours() > 0) {
            return String.format(Locale.ROOT, "%d h %02d min", duration.toHours(), duration.toMinutesPart());
        } else if (seconds >= 60) {
            return String.format(Locale.ROOT, "%d min %02d s", duration.toMinutes(), duration.toSecondsPart());
        }
        return seconds >= 10 ? seconds + " s" : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
