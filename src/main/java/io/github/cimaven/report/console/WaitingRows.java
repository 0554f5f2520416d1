package io.github.cimaven.report.console;

import io.github.cimaven.config.model.Artifacts;
import io.github.cimaven.config.model.Need;
import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.PlannedJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a job waits for, what waits for it, and whose artifacts it gets. */
final class WaitingRows {
    private static final int WIDEST = 60;

    private final PipelinePlan plan;
    private final PlannedJob job;

    WaitingRows(PipelinePlan plan, PlannedJob job) {
        this.plan = plan;
        this.job = job;
    }

    List<List<String>> upstream() {
        List<List<String>> rows = new ArrayList<>();
        if (job.needs().isPresent()) {
            job.wanted().forEach(need -> rows.add(row(need)));
            if (job.wanted().isEmpty()) {
                rows.add(List.of("nothing", "needs: []"));
            }
        } else {
            for (String stage : plan.stages().subList(0, plan.stages().indexOf(job.stage()))) {
                rows.add(List.of("stage " + Columns.shortened(stage, WIDEST), JobText.names(jobsIn(stage))));
            }
            if (rows.isEmpty()) {
                rows.add(List.of("nothing", "no stage before its own has a job"));
            }
        }
        Optional.ofNullable(job.job().options().value("resource_group"))
                .ifPresent(group -> rows.add(
                        List.of("resource_group " + Columns.shortened(group.toString(), WIDEST), "one job at a time")));
        return rows;
    }

    private List<String> jobsIn(String stage) {
        return plan.jobs().stream()
                .filter(other -> other.stage().equals(stage))
                .map(PlannedJob::name)
                .toList();
    }

    private List<String> row(Need need) {
        Optional<PlannedJob> needed = plan.job(need.job());
        List<String> words = new ArrayList<>();
        words.add(needed.map(other -> "stage " + other.stage()).orElse("not in this pipeline, optional"));
        if (needed.isPresent() && !need.artifacts()) {
            words.add("without artifacts");
        }
        return List.of(
                Columns.shortened(need.job(), WIDEST),
                PlainText.word(String.join(", ", words)) + " (" + KeyRows.place(need.span()) + ")");
    }

    List<List<String>> downstream() {
        List<String> names = plan.jobs().stream()
                .filter(other -> other.needs()
                        .filter(needs ->
                                needs.stream().anyMatch(need -> need.job().equals(job.name())))
                        .isPresent())
                .map(PlannedJob::name)
                .toList();
        List<List<String>> rows = new ArrayList<>();
        if (!names.isEmpty()) {
            rows.add(List.of("by needs", JobText.names(names)));
        }
        List<String> later =
                plan
                        .stages()
                        .subList(
                                plan.stages().indexOf(job.stage()) + 1,
                                plan.stages().size())
                        .stream()
                        .filter(stage -> plan.jobs().stream()
                                .anyMatch(other -> other.stage().equals(stage) && !other.scheduledByNeeds()))
                        .toList();
        if (!later.isEmpty()) {
            rows.add(List.of("by stage", JobText.names(later)));
        }
        return rows;
    }

    List<List<String>> artifacts() {
        return job.artifactsFrom().stream()
                .map(name -> List.of(
                        Columns.shortened(name, WIDEST),
                        Columns.shortened(
                                plan.job(name)
                                        .flatMap(other -> other.job().artifacts())
                                        .map(WaitingRows::what)
                                        .orElse("nothing"),
                                WIDEST)))
                .toList();
    }

    private static String what(Artifacts artifacts) {
        List<String> what = new ArrayList<>(artifacts.paths());
        if (artifacts.untracked()) {
            what.add("untracked files");
        }
        if (artifacts.reports().stream().anyMatch(report -> report.kind().equals("dotenv"))) {
            what.add("variables of its dotenv report");
        }
        return what.isEmpty() ? "reports only" : String.join(", ", what);
    }
}
