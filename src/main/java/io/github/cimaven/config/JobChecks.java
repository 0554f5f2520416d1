package io.github.cimaven.config;

import io.github.cimaven.config.model.Environment;
import io.github.cimaven.config.model.Instance;
import io.github.cimaven.config.model.Job;
import io.github.cimaven.config.model.Need;
import io.github.cimaven.config.model.Pipeline;
import io.github.cimaven.config.model.Rule;
import io.github.cimaven.config.source.DidYouMean;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.source.Trail;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What only shows when all jobs are known and made: stages, needs, dependencies and environments that lead nowhere. The texts
 * are GitLab's, and so is the order, for GitLab names the first of them only.
 */
final class JobChecks {
    private static final int LONGEST_NEED = 255;

    private final YamlMap root;
    private final Pipeline pipeline;
    private final Set<String> unread;
    private final Consumer<Problem> problems;
    private final Set<List<Object>> told = new HashSet<>();

    /**
     * @param root that the pipeline was read from, to show where a value stands
     * @param unread names of visible jobs that could not be read, of which nothing is known
     */
    JobChecks(YamlMap root, Pipeline pipeline, Set<String> unread, Consumer<Problem> problems) {
        this.root = root;
        this.pipeline = pipeline;
        this.unread = unread;
        this.problems = problems;
    }

    void run() {
        for (Job job : pipeline.jobs().values()) {
            stage(job);
            job.upstream().dependencies().ifPresent(names -> names.forEach(name -> dependency(job, name, name)));
            job.upstream().needs().ifPresent(needs -> needs(job, needs));
            for (Rule rule : job.start().rules().orElse(List.of())) {
                rule.needs().ifPresent(needs -> needs(job, needs));
            }
            childFiles(job);
            onStop(job);
            pages(job);
        }
        NeedCycles.find(pipeline).ifPresent(problems);
    }

    /** Of jobs that were made of one, the first is enough to tell what is wrong at a place. */
    private void tell(Job job, Problem problem) {
        boolean first = told.add(List.of(problem.code(), problem.span()));
        if (first || job.instance().isEmpty()) {
            problems.accept(problem);
        }
    }

    private void stage(Job job) {
        if (!pipeline.stages().contains(job.stage())) {
            String text = job.name() + " job: chosen stage " + job.stage() + " does not exist; available stages are "
                    + String.join(", ", pipeline.stages());
            tell(job, stageHint(problem("unknown-stage", text, job, "stage", job.stage()), job));
        }
    }

    private void dependency(Job job, String name, String written) {
        upstream(job, name, "dependency", false, () -> problem("unknown-dependency", "", job, "dependencies", written));
    }

    private void needs(Job job, List<Need> needs) {
        Set<String> seen = new LinkedHashSet<>();
        Set<String> twice = new LinkedHashSet<>();
        for (Need need : needs) {
            upstream(job, need.job(), "need", need.optional(), () -> placed("unknown-need", "", job, need.span()));
            if (!seen.add(need.job())) {
                twice.add(need.job());
            }
        }
        if (!twice.isEmpty()) {
            List<String> inOrder = seen.stream().filter(twice::contains).toList();
            Need last = needs.get(needs.size() - 1);
            Span span = needs.stream()
                    .filter(need -> need.job().equals(inOrder.get(0)))
                    .reduce((first, second) -> second)
                    .orElse(last)
                    .span();
            tell(
                    job,
                    placed(
                            "duplicate-need",
                            job.name() + " has the following needs duplicated: " + String.join(", ", inOrder) + ".",
                            job,
                            span));
        }
    }

    /** @param at a problem at the place where the name stands */
    private void upstream(Job job, String name, String kind, boolean optional, Supplier<Problem> at) {
        Job other = pipeline.jobs().get(name);
        if (unread.contains(name) || other == null && optional) {
            return;
        }
        if (other == null) {
            Problem problem = at.get().saying(job.name() + " job: undefined " + kind + ": " + name);
            tell(job, withNearest(problem, name, job));
        } else if (kind.equals("need") && name.codePointCount(0, name.length()) > LONGEST_NEED) {
            tell(
                    job,
                    at.get()
                            .saying(job.name() + " job: need `" + name + "` name is too long (maximum is "
                                    + LONGEST_NEED + " characters)"));
        } else if (later(other, job)) {
            tell(
                    job,
                    at.get()
                            .saying(job.name() + " job: " + kind + " " + name
                                    + " is not defined in current or prior stages"));
        }
    }

    /** Its own unknown stage was reported before; one that is unknown on the other side is later than all. */
    private boolean later(Job other, Job job) {
        int own = pipeline.stages().indexOf(job.stage());
        int others = pipeline.stages().indexOf(other.stage());
        return own >= 0 && (others < 0 || others > own);
    }

    /** A generated file comes from a job of the same pipeline. */
    private void childFiles(Job job) {
        if (job.bridge()
                && job.options().value("trigger") instanceof Map<?, ?> trigger
                && trigger.get("include") instanceof List<?> files) {
            files.stream()
                    .filter(Map.class::isInstance)
                    .map(file -> ((Map<?, ?>) file).get("job"))
                    .filter(String.class::isInstance)
                    .forEach(name -> upstream(
                            job,
                            (String) name,
                            "dependency",
                            false,
                            () -> problem("unknown-dependency", "", job, "trigger", (String) name)));
        }
    }

    private void onStop(Job job) {
        Optional<String> stopping = onStopOf(job);
        if (stopping.isEmpty() || unread.contains(stopping.get())) {
            return;
        }
        String start = job.name() + " job: on_stop job " + stopping.get();
        Problem at = problem("wrong-on-stop", "", job, "environment", stopping.get());
        Optional<Job> other = Optional.ofNullable(pipeline.jobs().get(stopping.get()));
        Optional<Environment> theirs = other.flatMap(Job::environment);
        String ours = job.environment().map(Environment::name).orElse("");
        if (other.isEmpty()) {
            tell(job, withNearest(at.saying(start + " is not defined"), stopping.get(), job));
        } else if (theirs.isEmpty()) {
            tell(job, at.saying(start + " does not have environment defined"));
        } else if (!theirs.get().name().equals(ours)) {
            tell(job, at.saying(start + " have different environment name"));
        } else if (!theirs.get().action().equals("stop")) {
            tell(job, at.saying(start + " needs to have action stop defined"));
        }
    }

    private static Optional<String> onStopOf(Job job) {
        return job.environment().isPresent()
                        && job.options().value("environment") instanceof Map<?, ?> environment
                        && environment.get("on_stop") instanceof String name
                ? Optional.of(name)
                : Optional.empty();
    }

    private void pages(Job job) {
        if (job.options().value("publish") != null
                && job.options().value("pages") instanceof Map<?, ?> pages
                && pages.containsKey("publish")) {
            String name = job.name();
            tell(
                    job,
                    problem(
                            "published-twice",
                            name + " job: use either " + name + ":publish or " + name + ":pages:publish",
                            job,
                            "publish",
                            ""));
        }
    }

    /** A problem of what a keyword of a job names, at its place; at the job itself where the keyword was not written. */
    private Problem problem(String code, String message, Job job, String keyword, String name) {
        Optional<YamlNode> value = written(job).asMap().flatMap(map -> map.get(keyword));
        Optional<YamlNode> item = value.flatMap(YamlNode::asList).flatMap(list -> list.items().stream()
                .filter(one -> one.asString().filter(name::equals).isPresent())
                .findFirst());
        Span span = item.or(() -> value).map(YamlNode::span).orElse(job.span());
        return placed(code, message, job, span)
                .via(Stream.of(item, value, Optional.of(written(job)))
                        .flatMap(Optional::stream)
                        .map(YamlNode::trail)
                        .filter(trail -> !trail.steps().isEmpty())
                        .findFirst()
                        .orElse(Trail.NONE));
    }

    /** A problem at a place within a job's needs. */
    private Problem placed(String code, String message, Job job, Span span) {
        return Problem.error(code, message, span)
                .via(written(job)
                        .asMap()
                        .flatMap(map -> map.get("needs"))
                        .map(YamlNode::trail)
                        .filter(trail -> !trail.steps().isEmpty())
                        .orElse(written(job).trail()));
    }

    private YamlNode written(Job job) {
        return root.get(job.instance().map(Instance::group).orElse(job.name())).orElse(root);
    }

    private Problem withNearest(Problem problem, String given, Job job) {
        List<String> names = Stream.concat(pipeline.jobs().keySet().stream(), unread.stream())
                .toList();
        return DidYouMean.nearest(given, names, job.name())
                .map(near -> problem.withHint("did you mean '" + near + "'?"))
                .orElse(problem);
    }

    private Problem stageHint(Problem problem, Job job) {
        if (written(job).asMap().flatMap(map -> map.specified("stage")).isEmpty()) {
            return problem.withHint(
                    "a job that names no stage is in 'test': add 'test' to stages, or a stage to the job");
        }
        return DidYouMean.nearest(job.stage(), pipeline.stages())
                .map(near -> problem.withHint("did you mean '" + near + "'?"))
                .orElse(problem);
    }
}
