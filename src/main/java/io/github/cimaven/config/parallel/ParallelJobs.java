package io.github.cimaven.config.parallel;

import io.github.cimaven.config.model.Instance;
import io.github.cimaven.config.model.Job;
import io.github.cimaven.config.model.Need;
import io.github.cimaven.config.model.Options;
import io.github.cimaven.config.model.Parallel;
import io.github.cimaven.config.model.Parallel.Permutation;
import io.github.cimaven.config.model.Pipeline;
import io.github.cimaven.config.model.Upstream;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.config.variable.Variables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The jobs of a pipeline after {@code parallel}: their names, their variables, and needs and dependencies on all of them where
 * only the one job was named. Needs of rules stay as they are written.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#parallelmatrix">parallel:matrix</a>
 */
public final class ParallelJobs {
    private final Pipeline pipeline;
    private final Map<String, Parallel> parallel = new LinkedHashMap<>();
    private final Set<String> errors = new LinkedHashSet<>();
    private final List<Span> places = new ArrayList<>();

    private ParallelJobs(Pipeline pipeline) {
        this.pipeline = pipeline;
        pipeline.jobs().forEach((name, job) -> job.parallel().ifPresent(jobs -> parallel.put(name, jobs)));
    }

    /** Without any {@code parallel}, the same pipeline. */
    public static Pipeline expand(Pipeline pipeline, Consumer<Problem> problems) {
        ParallelJobs jobs = new ParallelJobs(pipeline);
        if (jobs.parallel.isEmpty()) {
            return pipeline;
        }
        Map<String, Job> expanded = jobs.expanded();
        if (!jobs.errors.isEmpty()) {
            problems.accept(Problem.error("unknown-matrix-variable", String.join(", ", jobs.errors), jobs.places.get(0))
                    .withHint("$[[ matrix.NAME ]] stands for a variable of the job that has the need"));
        }
        return new Pipeline(
                pipeline.stages(), expanded, pipeline.variables(), pipeline.workflow(), pipeline.notActedUpon());
    }

    /** Of two jobs that come to the same name the later one counts, at the place of the first. */
    private Map<String, Job> expanded() {
        Map<String, Job> jobs = new LinkedHashMap<>();
        for (Job job : pipeline.jobs().values()) {
            instances(job).forEach(instance -> jobs.put(instance.name(), instance));
        }
        return jobs;
    }

    private List<Job> instances(Job job) {
        if (job.parallel().isEmpty()) {
            return List.of(with(job, job.name(), Variables.NONE, Optional.empty(), job.options()));
        }
        Parallel all = job.parallel().get();
        List<Job> instances = new ArrayList<>();
        int total = all.permutations().size();
        for (Permutation permutation : all.permutations()) {
            int index = instances.size() + 1;
            Variables own = Variables.of(permutation.variables().entrySet().stream()
                    .map(entry -> Variable.of(entry.getKey(), entry.getValue()))
                    .toList());
            instances.add(with(
                    job,
                    job.name() + permutation.suffix(),
                    own,
                    Optional.of(new Instance(job.name(), index, total)),
                    job.options().with("parallel", all.option(index))));
        }
        return instances;
    }

    private Job with(Job job, String name, Variables own, Optional<Instance> instance, Options options) {
        MatrixText text = new MatrixText(job.variables(), own);
        Upstream upstream = upstream(job.upstream(), text);
        Options interpolated = text.in(options, "cross_dependencies");
        boolean wrong = !text.unknown().isEmpty();
        if (wrong) {
            text.unknown()
                    .forEach(unknown ->
                            errors.add(job.name() + " job: '" + unknown + "' does not exist in matrix configuration"));
            places.add(place(job));
            upstream = new Upstream(
                    upstream.needs().map(MatrixText::known), upstream.dependencies(), upstream.namesJobs());
        }
        return new Job(
                name,
                job.stage(),
                job.script(),
                job.start(),
                upstream,
                job.artifacts(),
                job.limits(),
                job.place(),
                job.environment(),
                job.variables().with(own),
                job.inherit(),
                Optional.empty(),
                instance,
                job.trigger(),
                interpolated,
                job.span());
    }

    private static Span place(Job job) {
        return job.upstream().needs().stream()
                .flatMap(List::stream)
                .filter(need -> Stream.concat(
                                Stream.of(need.job()),
                                need.parallel().stream()
                                        .flatMap(some -> some.permutations().stream())
                                        .map(Permutation::suffix))
                        .anyMatch(text -> text.contains("$[[")))
                .map(Need::span)
                .findFirst()
                .orElse(job.span());
    }

    private Upstream upstream(Upstream written, MatrixText text) {
        return new Upstream(
                written.needs().map(needs -> needs.stream()
                        .flatMap(need -> meant(need, text))
                        .toList()),
                written.dependencies().map(names -> names.stream()
                        .flatMap(name -> names(name, Optional.ofNullable(parallel.get(name))))
                        .toList()),
                written.namesJobs());
    }

    private Stream<Need> meant(Need need, MatrixText text) {
        String name = text.in(need.job());
        Optional<Parallel> all = Optional.ofNullable(parallel.get(name));
        Optional<Parallel> some = all.map(jobs -> need.parallel().orElse(jobs));
        return names(name, some).map(text::in).map(need::named);
    }

    private static Stream<String> names(String name, Optional<Parallel> jobs) {
        return jobs.map(some -> some.permutations().stream().map(permutation -> name + permutation.suffix()))
                .orElse(Stream.of(name));
    }
}
