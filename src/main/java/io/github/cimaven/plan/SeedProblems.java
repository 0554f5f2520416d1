package io.github.cimaven.plan;

import io.github.cimaven.config.model.Job;
import io.github.cimaven.config.model.Need;
import io.github.cimaven.config.source.Phase;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.variable.Expansion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What keeps GitLab from creating the pipeline, though the configuration is valid. The texts are GitLab's. */
final class SeedProblems {
    private static final int MOST_NEEDS = 50;

    private final List<Seed> seeds;
    private final Set<String> present = new LinkedHashSet<>();
    private final Set<String> stages = new LinkedHashSet<>();
    private final List<Problem> problems = new ArrayList<>();

    /** @param seeds all of them, in the order of the pipeline */
    SeedProblems(List<Seed> seeds) {
        this.seeds = seeds;
        seeds.stream().filter(seed -> seed.decision().isIn()).map(Seed::job).forEach(job -> {
            present.add(job.name());
            stages.add(job.stage());
        });
    }

    List<Problem> find() {
        // GitLab looks into stages that have a job in the pipeline only, even where it could not tell by a rule.
        seeds.stream().filter(seed -> stages.contains(seed.job().stage())).forEach(this::check);
        return problems;
    }

    private void check(Seed seed) {
        Job job = seed.job();
        if (seed.decision().error().isPresent()) {
            problems.add(unanswerable(job, seed.decision()));
        } else if (seed.decision().isIn()) {
            // The job's own needs, even where a rule gives others: GitLab looks no further.
            job.upstream().needs().ifPresent(needs -> checkNeeds(job, needs));
            checkCircles(seed);
        }
    }

    private static Problem unanswerable(Job job, JobRules.Decision decision) {
        String error = decision.error().orElseThrow();
        Problem problem = Problem.error(
                        "unanswerable-rule",
                        "Failed to parse rule for " + job.name() + ": " + error,
                        decision.place().orElse(job.span()))
                .in(Phase.CREATION);
        return problem.withHint(
                error.contains("compare_to")
                        ? "this checkout knows no such branch, tag or commit; git fetch may bring it"
                        : "it is looked for on the server of the remote 'origin'; -Dci.include.map takes it from a folder");
    }

    private void checkNeeds(Job job, List<Need> needs) {
        if (needs.size() > MOST_NEEDS) {
            String text = job.name() + ": one job can only need " + MOST_NEEDS + " others, but you have listed "
                    + needs.size() + ". See needs keyword documentation for more details";
            problems.add(error("too-many-needs", text, job));
            return;
        }
        needs.stream()
                .filter(need -> !need.optional() && !present.contains(need.job()))
                .forEach(need -> problems.add(missing(job, need)));
    }

    private static Problem missing(Job job, Need need) {
        return Problem.error(
                        "missing-need",
                        "'" + job.name() + "' job needs '" + need.job() + "' job, but '" + need.job()
                                + "' does not exist in the pipeline. This might be because of the only, except, or rules"
                                + " keywords. To need a job that sometimes does not exist in the pipeline, use"
                                + " needs:optional.",
                        need.span())
                .in(Phase.CREATION);
    }

    private void checkCircles(Seed seed) {
        List<List<String>> circles = Expansion.circles(seed.levels());
        if (!circles.isEmpty()) {
            String names = circles.stream()
                    .map(circle -> "[\"" + String.join("\", \"", circle) + "\"]")
                    .collect(Collectors.joining(", "));
            problems.add(error(
                    "variable-cycle",
                    seed.job().name() + ": circular variable reference detected: " + names,
                    seed.job()));
        } else if (Expansion.isTooLong(seed.all())) {
            String text = seed.job().name() + ": variables that name each other come to more than 8 MiB";
            problems.add(error("variable-length", text, seed.job())
                    .withHint("they name each other several times in a row, and grow with each step"));
        }
    }

    private static Problem error(String code, String message, Job job) {
        return Problem.error(code, message, job.span()).in(Phase.CREATION);
    }
}
