package io.github.cimaven.config;

import io.github.cimaven.config.model.Job;
import io.github.cimaven.config.model.Need;
import io.github.cimaven.config.model.Pipeline;
import io.github.cimaven.config.source.DidYouMean;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What only shows when all jobs are known: stages, needs and dependencies that lead nowhere. The texts are GitLab's. */
final class JobChecks {
    private final Pipeline pipeline;
    private final Set<String> knownJobs;
    private final Consumer<Problem> problems;

    /** @param knownJobs names of all visible jobs, also of those that could not be read */
    JobChecks(Pipeline pipeline, Set<String> knownJobs, Consumer<Problem> problems) {
        this.pipeline = pipeline;
        this.knownJobs = knownJobs;
        this.problems = problems;
    }

    void run() {
        for (Job job : pipeline.jobs().values()) {
            stage(job);
            job.upstream().needs().ifPresent(needs -> needs(job, needs));
            job.upstream().dependencies().ifPresent(names -> dependencies(job, names));
        }
        NeedCycles.find(pipeline).ifPresent(problems);
    }

    private void stage(Job job) {
        if (!pipeline.stages().contains(job.stage())) {
            report(
                    "unknown-stage",
                    job.name() + " job: chosen stage " + job.stage() + " does not exist; available stages are "
                            + String.join(", ", pipeline.stages()),
                    job.span(),
                    job.stage(),
                    pipeline.stages());
        }
    }

    private void needs(Job job, List<Need> needs) {
        for (Need need : needs) {
            if (knownJobs.contains(need.job())) {
                stageOf(need.job())
                        .filter(stage -> later(stage, job))
                        .ifPresent(stage -> problems.accept(Problem.error(
                                "later-need",
                                job.name() + " job: need " + need.job() + " is not defined in current or prior stages",
                                need.span())));
            } else if (!need.optional()) {
                report(
                        "unknown-need",
                        job.name() + " job: undefined need: " + need.job(),
                        need.span(),
                        need.job(),
                        knownJobs);
            }
        }
        List<String> twice = needs.stream()
                .map(Need::job)
                .filter(name ->
                        needs.stream().filter(need -> need.job().equals(name)).count() > 1)
                .distinct()
                .toList();
        if (!twice.isEmpty()) {
            problems.accept(Problem.error(
                    "duplicate-need",
                    job.name() + " has the following needs duplicated: " + String.join(", ", twice) + ".",
                    job.span()));
        }
    }

    private void dependencies(Job job, List<String> names) {
        for (String name : names) {
            if (!knownJobs.contains(name)) {
                report(
                        "unknown-dependency",
                        job.name() + " job: undefined dependency: " + name,
                        job.span(),
                        name,
                        knownJobs);
            } else if (stageOf(name).filter(stage -> later(stage, job)).isPresent()) {
                problems.accept(Problem.error(
                        "later-dependency",
                        job.name() + " job: dependency " + name + " is not defined in current or prior stages",
                        job.span()));
            }
        }
        job.upstream().needs().ifPresent(needs -> {
            List<String> needed = needs.stream().map(Need::job).toList();
            String missing =
                    names.stream().filter(name -> !needed.contains(name)).collect(Collectors.joining(", "));
            if (!missing.isEmpty()) {
                problems.accept(Problem.error(
                        "dependency-without-need",
                        "jobs:" + job.name() + " dependencies the " + missing + " should be part of needs",
                        job.span()));
            }
        });
    }

    private Optional<String> stageOf(String job) {
        return Optional.ofNullable(pipeline.jobs().get(job)).map(Job::stage);
    }

    private boolean later(String stage, Job job) {
        List<String> stages = pipeline.stages();
        return stages.contains(stage)
                && stages.contains(job.stage())
                && stages.indexOf(stage) > stages.indexOf(job.stage());
    }

    private void report(String code, String message, Span span, String given, Collection<String> known) {
        Problem problem = Problem.error(code, message, span);
        problems.accept(DidYouMean.nearest(given, new ArrayList<>(known))
                .map(near -> problem.withHint("did you mean '" + near + "'?"))
                .orElse(problem));
    }
}
