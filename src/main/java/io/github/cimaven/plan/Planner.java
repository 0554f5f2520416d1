package io.github.cimaven.plan;

import io.github.cimaven.config.model.Environment;
import io.github.cimaven.config.model.Job;
import io.github.cimaven.config.model.Need;
import io.github.cimaven.config.model.Pipeline;
import io.github.cimaven.config.model.Rule;
import io.github.cimaven.config.model.When;
import io.github.cimaven.config.rule.FileClauses;
import io.github.cimaven.config.rule.RuleMatcher;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.variable.Expansion;
import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.config.variable.Variables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the plan as GitLab creates a pipeline: workflow rules, each job's rules, then needs and artifacts among the jobs that are
 * in.
 *
 * @see <a href="https://docs.gitlab.com/ci/pipelines/">CI/CD pipelines</a>
 */
public final class Planner {
    private static final int LONGEST_NAME = 255;
    private static final String FILTERED =
            "The pipeline did not run. Review the workflow:rules configuration for the pipeline.";
    private static final String EMPTY =
            "The resulting pipeline would have been empty. Review the rules configuration for the relevant jobs.";
    private static final String LONG_NAME =
            "Failed to build pipeline metadata! Name is too long (maximum is 255 characters)";

    private final Pipeline pipeline;
    private final PipelineContext context;
    private final Variables predefined;
    /** Given from outside of the configuration, for what has no environment. */
    private final Variables outside;

    private final WorkflowDecision workflow;
    private final Variables root;
    private final Optional<String> name;
    private final JobRules rules;
    private final Evidence evidence;
    private final JobOptions options;
    private final AssumedChanges assumed = new AssumedChanges();

    private Planner(Pipeline pipeline, PipelineContext context) {
        this.pipeline = pipeline;
        this.context = context;
        this.predefined = PredefinedVariables.ofPipeline(context);
        this.outside = context.variables();
        FileClauses files = new FileClauses(context.tree());
        Variables known = predefined.with(pipeline.variables()).with(context.variables());
        this.workflow = WorkflowDecision.of(pipeline.workflow(), new RuleMatcher(known, files));
        this.root = pipeline.variables().with(workflow.variables());
        this.name = pipeline.workflow().name().flatMap(this::expandedName);
        String project = predefined.get("CI_PROJECT_PATH").map(Variable::value).orElse("");
        Policies policies = new Policies(context, project, files);
        this.evidence = new Evidence(files, policies, known, predefined, workflow);
        this.rules = new JobRules(files, policies, pipeline.workflow().namesRules());
        this.options = new JobOptions(new CacheKeys(context.tree()));
    }

    public static Planned plan(Pipeline pipeline, PipelineContext context) {
        return new Planner(pipeline, context).plan();
    }

    /** Everything that decided about a job of the pipeline, be it in or not. */
    public static JobStory story(Pipeline pipeline, PipelineContext context, Job job) {
        Planner planner = new Planner(pipeline, context);
        return planner.evidence.story(pipeline, context, planner.seed(job));
    }

    private Optional<String> expandedName(String text) {
        Variables known = predefined.with(root).with(context.variables());
        return Optional.of(Expansion.known(text, Expansion.inRules(known)).strip())
                .filter(expanded -> !expanded.isEmpty());
    }

    private Planned plan() {
        if (workflow.assumed()) {
            assumed.add("the workflow");
        }
        if (workflow.stopped()) {
            return filtered();
        }
        List<Seed> seeds = new ArrayList<>();
        pipeline.jobsByStage().forEach(job -> seeds.add(seed(job)));
        seeds.stream()
                .filter(seed -> seed.decision().assumed())
                .forEach(seed -> assumed.add(seed.job().name()));
        List<Problem> problems = new ArrayList<>(new SeedProblems(seeds).find());
        boolean empty = seeds.stream()
                .filter(seed -> seed.decision().isIn())
                .allMatch(seed -> isEdge(seed.job().stage()));
        if (problems.isEmpty() && empty) {
            problems.add(Problem.error(Planned.EMPTY, EMPTY));
        } else if (problems.isEmpty()
                && name.filter(text -> text.codePointCount(0, text.length()) > LONGEST_NAME)
                        .isPresent()) {
            problems.add(Problem.error("long-pipeline-name", LONG_NAME));
        }
        return new Planned(planOf(seeds), problems);
    }

    private Planned filtered() {
        String reason = workflow.place()
                .map(rule -> "the rule at " + rule + " says 'when: never'")
                .orElse("none of its rules matched");
        List<LeftOutJob> jobs = pipeline.jobsByStage().stream()
                .map(job -> new LeftOutJob(job.name(), job.stage(), "workflow: " + reason, workflow.place()))
                .toList();
        return new Planned(
                plan(List.of(), jobs),
                List.of(Problem.error(Planned.FILTERED, FILTERED).withHint(reason)));
    }

    private static boolean isEdge(String stage) {
        return stage.equals(".pre") || stage.equals(".post");
    }

    private Seed seed(Job job) {
        Variables inherited = job.inherit().of(root);
        Variables yaml = inherited.with(job.variables());
        Optional<String> environment = job.environment().map(named -> {
            List<Variables> levels = List.of(job.variables(), inherited.without(job.variables()), context.variables());
            Variables known = predefined.with(yaml).with(context.variables());
            // With a circle in any level GitLab expands no variable by others.
            return Expansion.known(
                    named.name(), Expansion.circles(levels).isEmpty() ? Expansion.inRules(known) : known);
        });
        // What is given from outside depends on the environment too.
        Variables given = environment.isPresent() ? context.variables(environment) : outside;
        Variables known = predefined.with(yaml).with(given);
        Variables all =
                PredefinedVariables.ofJob(context, job, environment, known).with(known);
        return new Seed(job, rules.decide(job, all), environment, inherited, yaml, given, all);
    }

    private PipelinePlan planOf(List<Seed> seeds) {
        List<LeftOutJob> leftOut = new ArrayList<>();
        Map<String, Seed> included = new LinkedHashMap<>();
        for (Seed seed : seeds) {
            if (!seed.decision().isIn()) {
                leftOut.add(new LeftOutJob(
                        seed.job().name(),
                        seed.job().stage(),
                        seed.decision().reason(),
                        seed.decision().place()));
            } else {
                included.put(seed.job().name(), seed);
            }
        }
        return plan(planned(included), leftOut);
    }

    private List<PlannedJob> planned(Map<String, Seed> included) {
        List<PlannedJob> jobs = new ArrayList<>();
        ArtifactSources sources =
                new ArtifactSources(included.values().stream().map(Seed::job).toList());
        for (Seed seed : included.values()) {
            Optional<List<Need>> needs = seed.needs().map(wanted -> among(included.keySet(), wanted));
            jobs.add(planned(jobs.size() + 1, seed, needs, sources.of(seed.job(), needs)));
        }
        return jobs;
    }

    private static List<Need> among(Set<String> included, List<Need> wanted) {
        List<Need> needs = new ArrayList<>(wanted);
        needs.removeIf(need -> !included.contains(need.job()));
        return needs;
    }

    private PlannedJob planned(int id, Seed seed, Optional<List<Need>> needs, List<String> artifactsFrom) {
        Job job = seed.job();
        JobRules.Decision decision = seed.decision();
        Optional<Duration> startIn =
                decision.rule().flatMap(Rule::startIn).or(() -> job.start().startIn());
        return new PlannedJob(
                id,
                job,
                decision.when(),
                decision.when() == When.DELAYED ? startIn.orElse(Duration.ZERO) : Duration.ZERO,
                decision.allowFailure(),
                needs,
                seed.needs().orElse(List.of()),
                artifactsFrom,
                name.isPresent() ? named(name.get()).with(seed.all()) : seed.all(),
                seed.configured(),
                seed.given(),
                options.of(job, decision.rule(), seed.known()),
                decision.place(),
                isDeployment(job));
    }

    private static Variables named(String name) {
        return Variables.of(List.of(Variable.raw("CI_PIPELINE_NAME", name)));
    }

    private boolean isDeployment(Job job) {
        return context.deployStages().contains(job.stage())
                || job.environment().filter(Environment::startsDeployment).isPresent();
    }

    private PipelinePlan plan(List<PlannedJob> jobs, List<LeftOutJob> leftOut) {
        PipelineFacts facts = new PipelineFacts(
                context.id(),
                context.source(),
                context.ref(),
                context.tag().isPresent(),
                context.sha(),
                name.map(context.variables()::hidden),
                workflow.place());
        Set<String> used = jobs.stream().map(PlannedJob::stage).collect(Collectors.toSet());
        List<String> stages =
                pipeline.stages().stream().distinct().filter(used::contains).toList();
        return new PipelinePlan(facts, stages, jobs, leftOut, workflow.autoCancel(), notices());
    }

    private List<String> notices() {
        List<String> notices = new ArrayList<>();
        if (!pipeline.notActedUpon().isEmpty()) {
            notices.add("not acted upon yet: " + String.join(", ", pipeline.notActedUpon()));
        }
        assumed.notice().ifPresent(notices::add);
        return notices;
    }
}
