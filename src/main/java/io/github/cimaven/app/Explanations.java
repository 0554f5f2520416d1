package io.github.cimaven.app;

import io.github.cimaven.config.model.Instance;
import io.github.cimaven.config.model.Job;
import io.github.cimaven.config.model.Pipeline;
import io.github.cimaven.config.origin.JobOrigins;
import io.github.cimaven.config.source.DidYouMean;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.plan.JobNames;
import io.github.cimaven.plan.JobStory;
import io.github.cimaven.plan.PipelineContext;
import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.Planner;
import io.github.cimaven.report.JobExplanation;
import io.github.cimaven.report.JobExplanation.Use;
import io.github.cimaven.report.JobExplanation.VariablePlaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts together what there is to say of single jobs. */
final class Explanations {
    private final Pipeline pipeline;
    private final PipelineContext context;
    private final PipelinePlan plan;
    private final JobOrigins origins;
    private final String variablesFile;

    /**
     * @param root the configuration after {@code extends} and {@code !reference}
     * @param variablesFile the name of the file of project variables
     */
    Explanations(Pipeline pipeline, PipelineContext context, PipelinePlan plan, YamlMap root, String variablesFile) {
        this.pipeline = pipeline;
        this.context = context;
        this.plan = plan;
        this.origins = new JobOrigins(root);
        this.variablesFile = variablesFile;
    }

    /** @param typed names of jobs, of groups of jobs, and of templates, as they were cut at commas */
    List<JobExplanation> of(List<String> typed)
            throws ConfigurationException, EnvironmentException, InterruptedException {
        List<JobExplanation> explanations = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        for (String name : JobNames.meant(plan, typed)) {
            Optional<Job> job = Optional.ofNullable(pipeline.jobs().get(name));
            Optional<String> group = job.flatMap(Job::instance).map(Instance::group);
            if (origins.templates().contains(name)) {
                explanations.add(template(name));
            } else if (job.isEmpty()) {
                throw unknown(name);
            } else if (group.filter(groups::contains).isEmpty() || typed.contains(name)) {
                group.ifPresent(groups::add);
                explanations.add(job(job.get()));
            }
        }
        return explanations;
    }

    private JobExplanation template(String name) {
        return new JobExplanation(
                name,
                origins.name(name),
                origins.ownKeys(name),
                Optional.of(new Use(origins.extending(name), origins.referring(name))),
                Optional.empty(),
                new VariablePlaces(origins.variables(), origins.variables(name), variablesFile),
                List.of(),
                context.variables(),
                plan);
    }

    private JobExplanation job(Job job) throws EnvironmentException, InterruptedException {
        String written = job.instance().map(Instance::group).orElse(job.name());
        List<String> group = pipeline.jobs().values().stream()
                .filter(other -> other.instance()
                        .map(Instance::group)
                        .filter(written::equals)
                        .isPresent())
                .map(Job::name)
                .filter(name -> !name.equals(job.name()))
                .toList();
        JobStory story = EventContext.asking(() -> Planner.story(pipeline, context, job));
        return new JobExplanation(
                job.name(),
                origins.name(written),
                origins.keys(written),
                Optional.empty(),
                Optional.of(story),
                new VariablePlaces(origins.variables(), origins.variables(written), variablesFile),
                group,
                story.known(),
                plan);
    }

    private ConfigurationException unknown(String name) {
        List<String> known = Stream.concat(JobNames.known(plan).stream(), origins.templates().stream())
                .toList();
        return new ConfigurationException("This configuration has no job '" + name + "'; "
                + DidYouMean.nearest(name, known)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("mvn ci:list shows those that there are."));
    }
}
