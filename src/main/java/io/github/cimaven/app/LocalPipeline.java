package io.github.cimaven.app;

import io.github.cimaven.config.LoadContext;
import io.github.cimaven.config.Loaded;
import io.github.cimaven.config.model.Job;
import io.github.cimaven.config.model.Pipeline;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.ProblemPrinter;
import io.github.cimaven.config.source.Severity;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.config.yaml.YamlWriter;
import io.github.cimaven.git.GitFacts;
import io.github.cimaven.io.HeldLock;
import io.github.cimaven.io.Trees;
import io.github.cimaven.plan.PipelineContext;
import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.Planned;
import io.github.cimaven.plan.Planner;
import io.github.cimaven.plan.PredefinedVariables;
import io.github.cimaven.report.console.Console;
import io.github.cimaven.report.console.PlanTable;
import io.github.cimaven.report.json.PlanJson;
import io.github.cimaven.run.storage.RunFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Everything that can be asked of a project's pipeline. One object answers for one goal. */
public final class LocalPipeline {
    private final Settings settings;
    private final Ambient ambient;
    private final Console console;

    public LocalPipeline(Settings settings, Ambient ambient, Console console) {
        this.settings = settings;
        this.ambient = ambient;
        this.console = console;
    }

    /** What is known once the configuration was read, be it right or wrong. */
    private record Read(Project project, Optional<GitFacts> facts, PipelineContext context, Loaded loaded) {}

    /** What is known once the configuration was read and is right. */
    private record Ready(Project project, Pipeline pipeline, Optional<GitFacts> facts, Planned planned) {}

    /**
     * Checks the configuration.
     *
     * @param file takes all problems, warnings included, or that there are none; absent: the console does
     * @throws ConfigurationException if there is an error
     */
    public void lint(Optional<TextSink> file)
            throws ConfigurationException, EnvironmentException, InterruptedException, IOException {
        Read read = read();
        Project project = read.project();
        Loaded loaded = read.loaded();
        List<String> result =
                loaded.pipeline().map(pipeline -> lintResult(project, pipeline)).orElse(List.of());
        if (file.isPresent()) {
            List<String> lines = new ArrayList<>(ProblemPrinter.lines(loaded.problems()));
            lines.addAll(result);
            file.get().write(String.join("\n", lines) + "\n");
        } else {
            tell(loaded.problems());
            result.forEach(console::line);
        }
        if (loaded.pipeline().isEmpty()) {
            throw invalid(project, loaded);
        }
    }

    private static List<String> lintResult(Project project, Pipeline pipeline) {
        String valid = project.configPath() + " is valid: " + jobs(pipeline) + ".";
        return pipeline.notActedUpon().isEmpty()
                ? List.of(valid)
                : List.of(valid, "note: not acted upon yet: " + String.join(", ", pipeline.notActedUpon()));
    }

    private void tell(List<Problem> problems) {
        ProblemPrinter.print(problems, (severity, line) -> {
            if (severity == Severity.ERROR) {
                console.error(line);
            } else {
                console.warning(line);
            }
        });
    }

    private static String jobs(Pipeline pipeline) {
        long stages =
                pipeline.jobs().values().stream().map(Job::stage).distinct().count();
        int jobs = pipeline.jobs().size();
        return jobs + (jobs == 1 ? " job in " : " jobs in ") + stages + (stages == 1 ? " stage" : " stages");
    }

    private static ConfigurationException invalid(Project project, Loaded loaded) {
        long errors = loaded.problems().stream().filter(Problem::isError).count();
        return new ConfigurationException(
                project.configPath() + " has " + errors + (errors == 1 ? " error." : " errors.") + " Nothing was run.");
    }

    /** @param format {@code text}, {@code json} or {@code csv} */
    public void list(String format, TextSink sink)
            throws ConfigurationException, EnvironmentException, InterruptedException, IOException {
        Ready ready = ready();
        PipelinePlan plan = withNotices(ready);
        switch (format) {
            case "text" -> sink.write(PlanTable.text(plan));
            case "json" -> sink.write(PlanJson.of(plan));
            case "csv" -> sink.write(PlanTable.csv(plan));
            default ->
                throw new ConfigurationException("ci.format=" + format + " is not known; it can be text, json or csv.");
        }
        refuse(ready.planned().problems());
    }

    /** The expanded configuration, as YAML. */
    public void show(TextSink sink)
            throws ConfigurationException, EnvironmentException, InterruptedException, IOException {
        Read read = read();
        Loaded loaded = read.loaded();
        if (loaded.pipeline().isEmpty() || loaded.expanded().isEmpty()) {
            tell(loaded.problems());
            throw invalid(read.project(), loaded);
        }
        sink.write(YamlWriter.write(loaded.expanded().get()));
    }

    /** The chosen part of the plan. Empty where that is all right and there is nothing to do. */
    public PipelinePlan plan(Choice choice) throws ConfigurationException, EnvironmentException, InterruptedException {
        return chosen(ready(), choice);
    }

    private PipelinePlan chosen(Ready ready, Choice choice) throws ConfigurationException {
        if (choice.mayBeEmpty() && !ready.planned().problems().isEmpty()) {
            // A goal bound to a phase is about any pipeline; where GitLab would create none, there is nothing to do.
            List<Problem> problems = ready.planned().problems();
            if (problems.stream().allMatch(problem -> problem.span().isEmpty())) {
                ProblemPrinter.lines(problems).forEach(console::warning);
                return choice.of(ready.planned().plan(), ready.pipeline().stages())
                        .withJobs(List.of());
            }
        }
        refuse(ready.planned().problems());
        return choice.of(withNotices(ready), ready.pipeline().stages());
    }

    private void refuse(List<Problem> problems) throws ConfigurationException {
        if (!problems.isEmpty()) {
            // One without a place has nothing to show besides its message, which is in the exception.
            tell(problems.stream().filter(problem -> problem.span().isPresent()).toList());
            throw new ConfigurationException(
                    "GitLab would not create this pipeline: " + problems.get(0).message()
                            + (problems.size() > 1 ? " (and " + (problems.size() - 1) + " more)" : ""));
        }
    }

    private Ready ready() throws ConfigurationException, EnvironmentException, InterruptedException {
        Read read = read();
        Loaded loaded = read.loaded();
        tell(loaded.problems());
        if (loaded.pipeline().isEmpty()) {
            throw invalid(read.project(), loaded);
        }
        Planned planned = Planner.plan(loaded.pipeline().get(), read.context());
        return new Ready(read.project(), loaded.pipeline().get(), read.facts(), planned);
    }

    private Read read() throws ConfigurationException, EnvironmentException, InterruptedException {
        Project project = Project.find(settings.files(), ambient);
        Optional<GitFacts> facts = project.facts();
        PipelineContext context = context(project, facts);
        Variables known = PredefinedVariables.ofPipeline(context).with(context.variables());
        LoadContext given =
                new LoadContext(known, new LinkedHashMap<>(settings.given().inputs()));
        return new Read(project, facts, context, project.load(given));
    }

    private PipelineContext context(Project project, Optional<GitFacts> facts)
            throws ConfigurationException, EnvironmentException {
        Settings.Event event = settings.event();
        return new PipelineContext(
                ambient.clock().instant().getEpochSecond(),
                new PipelineContext.Event(event.source(), event.branch(), event.tag(), event.targetBranch()),
                project.configPath(),
                String.valueOf(project.folder().getFileName()),
                facts,
                new ProjectVariables(settings.given(), project.folder()).read(this::tell),
                settings.execution().timeout(),
                new HashSet<>(settings.execution().deployStages()));
    }

    private static PipelinePlan withNotices(Ready ready) {
        PipelinePlan plan = ready.planned().plan();
        return ready.project().notice().isEmpty()
                ? plan
                : plan.noticing("commit, branch and tag are not known: "
                        + ready.project().notice());
    }

    /** Runs the chosen part, and leaves its reports. */
    public Verdict run(Choice choice, PipelineSession session)
            throws ConfigurationException, EnvironmentException, InterruptedException {
        Ready ready = ready();
        PipelinePlan plan = chosen(ready, choice);
        if (plan.jobs().isEmpty()) {
            return nothingToDo(plan, choice);
        }
        return new LocalRun(settings, ambient, console, ready.project(), ready.facts()).run(plan, choice, session);
    }

    private Verdict nothingToDo(PipelinePlan plan, Choice choice) throws ConfigurationException {
        if (choice.kind() == Choice.Kind.EVERYTHING) {
            throw new ConfigurationException("None of this pipeline's jobs can run here:"
                    + plan.leftOut().stream()
                            .map(job -> "\n  " + job.name() + ": " + job.reason())
                            .collect(Collectors.joining()));
        }
        console.line(
                "No job of this pipeline is in " + String.join(", ", choice.names()) + "; there is nothing to do.");
        return Verdict.PASSED;
    }

    /** Removes what runs have left; waits for one that is going on. */
    @SuppressWarnings("try") // The lock is there to be closed.
    public void clean() throws EnvironmentException, InterruptedException {
        StateFolder state = StateFolder.of(Project.folder(settings.files(), ambient), settings.files(), ambient);
        try (HeldLock lock = HeldLock.take(
                state.lock(),
                "process " + ambient.process() + ", which cleans up",
                other -> console.warning("Waiting for a run to end: " + other),
                () -> false)) {
            new RunFolder(settings.files().outputDirectory()).clear();
            Trees.delete(state.workspaces());
            Trees.delete(state.artifacts());
        } catch (IOException e) {
            throw new EnvironmentException("What runs have left could not be removed: " + e.getMessage(), e);
        }
    }
}
