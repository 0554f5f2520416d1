package io.github.cimaven.plan;

import io.github.cimaven.config.model.Environment;
import io.github.cimaven.config.model.Job;
import io.github.cimaven.config.model.Need;
import io.github.cimaven.config.model.Options;
import io.github.cimaven.config.model.Pipeline;
import io.github.cimaven.config.model.Rule;
import io.github.cimaven.config.model.When;
import io.github.cimaven.config.model.Workflow;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.variable.Expansion;
import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.config.variable.Variables;
import java.util.ArrayList;
import java.util.HashSet;
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
    private static final int MOST_NEEDS = 50;
    private static final String FILTERED =
            "The pipeline did not run. Review the workflow:rules configuration for the pipeline.";
    private static final String EMPTY =
            "The resulting pipeline would have been empty. Review the rules configuration for the relevant jobs.";

    private final Pipeline pipeline;
    private final PipelineContext context;
    private final List<Problem> problems = new ArrayList<>();
    private final List<LeftOutJob> leftOut = new ArrayList<>();
    private final Map<String, Included> included = new LinkedHashMap<>();
    /** Jobs that GitLab would run and that have no meaning here yet; a need of one counts as done. */
    private final Set<String> unsupported = new HashSet<>();

    private Planner(Pipeline pipeline, PipelineContext context) {
        this.pipeline = pipeline;
        this.context = context;
    }

    /** A job that is in, before it is known which others are. */
    private record Included(Job job, JobRules.Decision decision, Variables variables, Variables configured) {}

    public static Planned plan(Pipeline pipeline, PipelineContext context) {
        return new Planner(pipeline, context).plan();
    }

    private Planned plan() {
        Variables predefined = PredefinedVariables.ofPipeline(context);
        Workflow workflow = pipeline.workflow();
        Optional<Rule> match =
                workflow.rules().flatMap(rules -> JobRules.firstMatch(rules, levels(predefined, Variables.NONE)));
        boolean filtered = workflow.rules().isPresent()
                && match.flatMap(rule -> rule.when().or(() -> Optional.of(When.ALWAYS)))
                        .filter(when -> when != When.NEVER)
                        .isEmpty();
        Variables root = pipeline.variables().with(match.map(Rule::variables).orElse(Variables.NONE));
        Variables common = predefined.with(root);
        Optional<String> name = workflow.name()
                .map(text -> Expansion.serverText(text, common.with(context.variables()))
                        .strip())
                .filter(text -> !text.isEmpty());
        pipeline.jobsByStage().forEach(job -> include(job, predefined, root, name));
        List<PlannedJob> jobs = planned();
        if (filtered) {
            problems.clear();
            problems.add(Problem.error("workflow-filtered", FILTERED));
        } else if (unsupported.isEmpty() && jobs.stream().allMatch(job -> isEdge(job.stage()))) {
            problems.clear();
            problems.add(Problem.error("empty-pipeline", EMPTY));
        }
        PipelineFacts facts = new PipelineFacts(
                context.id(), context.source(), context.ref(), context.tag().isPresent(), context.sha(), name);
        Set<String> used = jobs.stream().map(PlannedJob::stage).collect(Collectors.toSet());
        List<String> stages =
                pipeline.stages().stream().distinct().filter(used::contains).toList();
        return new Planned(
                new PipelinePlan(
                        facts, stages, jobs, leftOut, workflow.autoCancel().cancelsOnJobFailure(), notices()),
                problems);
    }

    private Variables levels(Variables predefined, Variables job) {
        return predefined.with(pipeline.variables()).with(job).with(context.variables());
    }

    private static boolean isEdge(String stage) {
        return stage.equals(".pre") || stage.equals(".post");
    }

    private void include(Job job, Variables pipelineFacts, Variables root, Optional<String> pipelineName) {
        Variables common = pipelineFacts.with(root);
        Variables named = pipelineName
                .map(name -> Variables.of(List.of(Variable.raw("CI_PIPELINE_NAME", name))))
                .orElse(Variables.NONE);
        Variables given = given(job, common);
        Variables known = common.with(job.variables()).with(given);
        Variables predefined = PredefinedVariables.ofJob(context, job, known);
        // The levels, lowest first: predefined, root, job, rule, pipeline.
        Variables seen = named.with(predefined).with(common).with(job.variables());
        JobRules.Decision decision = JobRules.decide(job, seen.with(given));
        if (decision.when() == When.NEVER) {
            leftOut.add(new LeftOutJob(job.name(), job.stage(), decision.reason()));
        } else if (job.bridge()) {
            unsupported.add(job.name());
            leftOut.add(new LeftOutJob(
                    job.name(), job.stage(), "it has no script; 'trigger' and 'run' are not acted upon yet"));
        } else {
            included.put(
                    job.name(),
                    new Included(
                            job,
                            decision,
                            seen.with(decision.variables()).with(given),
                            root.with(job.variables()).with(decision.variables())));
        }
    }

    /** Those from outside that the job gets; its environment has a say in that. */
    private Variables given(Job job, Variables common) {
        return context.variables(job.environment()
                .map(environment -> Expansion.serverText(
                        environment.name(), common.with(job.variables()).with(context.variables()))));
    }

    private List<PlannedJob> planned() {
        List<PlannedJob> jobs = new ArrayList<>();
        ArtifactSources sources = new ArtifactSources(
                included.values().stream().map(Included::job).toList());
        for (Included in : included.values()) {
            Optional<List<Need>> needs = in.job().upstream().needs().map(wanted -> presentNeeds(in.job(), wanted));
            checkCycle(in);
            jobs.add(new PlannedJob(
                    jobs.size() + 1,
                    in.job(),
                    in.decision().when(),
                    in.decision().delay(),
                    in.decision().allowFailure(),
                    needs,
                    sources.of(in.job(), needs),
                    in.variables(),
                    in.configured(),
                    Options.NONE,
                    isDeployment(in.job())));
        }
        return jobs;
    }

    private boolean isDeployment(Job job) {
        return context.deployStages().contains(job.stage())
                || job.environment().filter(Environment::startsDeployment).isPresent();
    }

    private List<Need> presentNeeds(Job job, List<Need> needs) {
        if (needs.size() > MOST_NEEDS) {
            problems.add(Problem.error(
                    "too-many-needs",
                    job.name() + ": one job can only need " + MOST_NEEDS + " others, but you have listed "
                            + needs.size() + ". See needs keyword documentation for more details",
                    job.span()));
        }
        List<Need> present = new ArrayList<>();
        for (Need need : needs) {
            if (included.containsKey(need.job())) {
                present.add(need);
            } else if (!need.optional() && !unsupported.contains(need.job())) {
                problems.add(missing(job, need));
            }
        }
        return present;
    }

    private static Problem missing(Job job, Need need) {
        return Problem.error(
                "missing-need",
                "'" + job.name() + "' job needs '" + need.job() + "' job, but '" + need.job()
                        + "' does not exist in the pipeline. This might be because of the only, except, or rules"
                        + " keywords. To need a job that sometimes does not exist in the pipeline, use needs:optional.",
                need.span());
    }

    private void checkCycle(Included in) {
        Expansion.cycle(in.variables())
                .ifPresent(names -> problems.add(Problem.error(
                        "variable-cycle",
                        in.job().name() + ": circular variable reference detected: [\"" + String.join("\", \"", names)
                                + "\"]",
                        in.job().span())));
    }

    private List<String> notices() {
        List<String> notices = new ArrayList<>();
        if (!pipeline.notActedUpon().isEmpty()) {
            notices.add("not acted upon yet: " + String.join(", ", pipeline.notActedUpon()));
        }
        return notices;
    }
}
