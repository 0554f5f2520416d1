package io.github.cimaven.config;

import io.github.cimaven.config.model.Job;
import io.github.cimaven.config.model.Need;
import io.github.cimaven.config.model.Pipeline;
import io.github.cimaven.config.source.DidYouMean;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.source.Trail;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What only shows when all jobs are known: stages, needs and dependencies that lead nowhere. The texts are GitLab's. */
final class JobChecks {
    private final YamlMap root;
    private final Pipeline pipeline;
    private final Set<String> knownJobs;
    private final Consumer<Problem> problems;

    /**
     * @param root that the pipeline was read from, to show where a value stands
     * @param knownJobs names of all visible jobs, also of those that could not be read
     */
    JobChecks(YamlMap root, Pipeline pipeline, Set<String> knownJobs, Consumer<Problem> problems) {
        this.root = root;
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
            String text = job.name() + " job: chosen stage " + job.stage() + " does not exist; available stages are "
                    + String.join(", ", pipeline.stages());
            problems.accept(withNearest(
                    problem("unknown-stage", text, job, "stage", job.stage()), job.stage(), pipeline.stages()));
        }
    }

    private void needs(Job job, List<Need> needs) {
        for (Need need : needs) {
            if (knownJobs.contains(need.job())) {
                stageOf(need.job())
                        .filter(stage -> later(stage, job))
                        .ifPresent(stage -> problems.accept(problem(
                                "later-need",
                                job.name() + " job: need " + need.job() + " is not defined in current or prior stages",
                                job,
                                "needs",
                                need.job())));
            } else if (!need.optional()) {
                String text = job.name() + " job: undefined need: " + need.job();
                problems.accept(
                        withNearest(problem("unknown-need", text, job, "needs", need.job()), need.job(), knownJobs));
            }
        }
        List<String> twice = needs.stream()
                .map(Need::job)
                .filter(name ->
                        needs.stream().filter(need -> need.job().equals(name)).count() > 1)
                .distinct()
                .toList();
        if (!twice.isEmpty()) {
            problems.accept(problem(
                    "duplicate-need",
                    job.name() + " has the following needs duplicated: " + String.join(", ", twice) + ".",
                    job,
                    "needs",
                    twice.get(0)));
        }
    }

    private void dependencies(Job job, List<String> names) {
        for (String name : names) {
            if (!knownJobs.contains(name)) {
                String text = job.name() + " job: undefined dependency: " + name;
                problems.accept(
                        withNearest(problem("unknown-dependency", text, job, "dependencies", name), name, knownJobs));
            } else if (stageOf(name).filter(stage -> later(stage, job)).isPresent()) {
                problems.accept(problem(
                        "later-dependency",
                        job.name() + " job: dependency " + name + " is not defined in current or prior stages",
                        job,
                        "dependencies",
                        name));
            }
        }
        job.upstream().needs().ifPresent(needs -> {
            List<String> needed = needs.stream().map(Need::job).toList();
            List<String> missing =
                    names.stream().filter(name -> !needed.contains(name)).toList();
            if (!missing.isEmpty()) {
                problems.accept(problem(
                        "dependency-without-need",
                        "jobs:" + job.name() + " dependencies the " + String.join(", ", missing)
                                + " should be part of needs",
                        job,
                        "dependencies",
                        missing.get(0)));
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

    /** A problem of what a keyword of a job names, at its place; at the job itself where the keyword was not written. */
    private Problem problem(String code, String message, Job job, String keyword, String name) {
        YamlNode whole = root.get(job.name()).orElse(root);
        Optional<YamlNode> value = whole.asMap().flatMap(map -> map.get(keyword));
        Optional<YamlNode> item = value.flatMap(YamlNode::asList)
                .flatMap(list ->
                        list.items().stream().filter(one -> names(one, name)).findFirst());
        Span span = item.or(() -> value).map(YamlNode::span).orElse(job.span());
        return Problem.error(code, message, span)
                .via(Stream.of(item, value, Optional.of(whole))
                        .flatMap(Optional::stream)
                        .map(YamlNode::trail)
                        .filter(trail -> !trail.steps().isEmpty())
                        .findFirst()
                        .orElse(Trail.NONE));
    }

    /** A need is a name or a map that holds it. */
    private static boolean names(YamlNode item, String name) {
        return item.asMap()
                .flatMap(map -> map.get("job"))
                .or(() -> Optional.of(item))
                .flatMap(YamlNode::asString)
                .filter(name::equals)
                .isPresent();
    }

    private static Problem withNearest(Problem problem, String given, Collection<String> known) {
        return DidYouMean.nearest(given, new ArrayList<>(known))
                .map(near -> problem.withHint("did you mean '" + near + "'?"))
                .orElse(problem);
    }
}
