package io.github.cimaven.report.console;

import io.github.cimaven.config.model.Need;
import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.run.engine.Rehearsal;
import io.github.cimaven.run.engine.Rehearsal.Absence;
import io.github.cimaven.run.engine.Rehearsal.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What a run would do, for reading: its jobs in their order, where each runs and for how long, then those that would not run. */
public final class RehearsalText {
    private static final int WIDEST_NAME = 60;
    private static final int WIDEST_LIST = 44;
    private static final List<String> HEADINGS = List.of("", "STAGE", "JOB", "STARTS AFTER", "WHERE", "TIME");

    private final PipelinePlan plan;
    private final Rehearsal.Result result;
    private final Function<PlannedJob, String> places;

    private RehearsalText(PipelinePlan plan, Rehearsal.Result result, Function<PlannedJob, String> places) {
        this.plan = plan;
        this.result = result;
        this.places = places;
    }

    /** @param places says in a few words where a job would run */
    public static String of(PipelinePlan plan, Rehearsal.Result result, Function<PlannedJob, String> places) {
        return String.join("\n", new RehearsalText(plan, result, places).lines()) + "\n";
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(heading());
        List<List<String>> rows = new ArrayList<>(List.of(HEADINGS));
        result.turns().forEach(turn -> rows.add(row(rows.size(), turn)));
        if (rows.size() > 1) {
            lines.add("");
            lines.addAll(Columns.table(rows));
        }
        section(
                "Would wait for you:",
                result.absences().stream().filter(Absence::waits).toList(),
                lines);
        section(
                "Would not run unless something fails:",
                result.absences().stream().filter(absence -> !absence.waits()).toList(),
                lines);
        if (!plan.notices().isEmpty()) {
            lines.add("");
        }
        plan.notices().forEach(notice -> lines.add("note: " + notice));
        return lines;
    }

    private String heading() {
        int jobs = result.turns().size();
        String some = jobs == plan.jobs().size()
                ? Columns.count(jobs, "job") + " would run"
                : jobs + " of " + Columns.count(plan.jobs().size(), "job") + " would run";
        return PlainText.word(
                        "For " + plan.facts().source() + " on " + plan.facts().ref()) + ": " + some + time()
                + ". Nothing was started.";
    }

    private String time() {
        int jobs = result.turns().size();
        if (jobs == 0 || result.unknown() == jobs) {
            return "";
        }
        String total = Style.duration(result.total());
        return result.unknown() == 0
                ? ", in about " + total
                : ", in more than " + total + ", since " + result.unknown() + " of them never passed here";
    }

    private List<String> row(int number, Turn turn) {
        PlannedJob job = turn.job();
        return List.of(
                String.valueOf(number),
                Columns.shortened(job.stage(), WIDEST_NAME),
                Columns.shortened(job.name(), WIDEST_NAME),
                Columns.shortened(after(job), WIDEST_LIST),
                Columns.shortened(places.apply(job), WIDEST_NAME),
                turn.time().map(time -> "about " + Style.duration(time)).orElse("not known"));
    }

    private String after(PlannedJob job) {
        String delay = job.delay().isZero() ? "" : " and " + Style.duration(job.delay());
        if (job.needs().isPresent()) {
            List<String> needs = job.needs().get().stream().map(Need::job).toList();
            return (needs.isEmpty() ? "nothing" : String.join(", ", needs)) + delay;
        }
        int stage = plan.stages().indexOf(job.stage());
        return (stage == 0 ? "nothing" : "stage " + plan.stages().get(stage - 1)) + delay;
    }

    private static void section(String title, List<Absence> absences, List<String> lines) {
        if (!absences.isEmpty()) {
            lines.add("");
            lines.add(title);
            lines.addAll(Columns.table(absences.stream().map(RehearsalText::row).toList()));
        }
    }

    private static List<String> row(Absence absence) {
        return List.of(
                Columns.shortened(absence.job().stage(), WIDEST_NAME),
                Columns.shortened(absence.job().name(), WIDEST_NAME),
                PlainText.word(absence.reason())
                        + absence.command()
                                .map(command -> "; to run it: " + command)
                                .orElse(""));
    }
}
