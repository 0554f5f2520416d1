package io.github.cimaven.app;

import io.github.cimaven.app.include.Freshness;
import io.github.cimaven.app.include.IncludeSources;
import io.github.cimaven.app.include.MapUse;
import io.github.cimaven.config.LoadContext;
import io.github.cimaven.config.Loaded;
import io.github.cimaven.config.include.IncludeOrigins;
import io.github.cimaven.config.model.Pipeline;
import io.github.cimaven.config.model.Trigger;
import io.github.cimaven.config.origin.FormVariable;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.ProblemPrinter;
import io.github.cimaven.config.source.Severity;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.config.yaml.YamlWriter;
import io.github.cimaven.git.GitCheckout;
import io.github.cimaven.git.GitFacts;
import io.github.cimaven.io.FileTrouble;
import io.github.cimaven.io.HeldLock;
import io.github.cimaven.plan.DownstreamPlan;
import io.github.cimaven.plan.PipelineContext;
import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.Planned;
import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.plan.Planner;
import io.github.cimaven.plan.PredefinedVariables;
import io.github.cimaven.report.JobExplanation;
import io.github.cimaven.report.LintResult;
import io.github.cimaven.report.console.Console;
import io.github.cimaven.report.console.JobText;
import io.github.cimaven.report.console.PlanCsv;
import io.github.cimaven.report.console.PlanTable;
import io.github.cimaven.report.console.RehearsalText;
import io.github.cimaven.report.json.ConfigurationJson;
import io.github.cimaven.report.json.JobJson;
import io.github.cimaven.report.json.LintJson;
import io.github.cimaven.report.json.PlanJson;
import io.github.cimaven.report.sarif.LintSarif;
import io.github.cimaven.run.engine.Control;
import io.github.cimaven.run.engine.Rehearsal;
import io.github.cimaven.run.event.JobOutcome;
import io.github.cimaven.run.event.Status;
import io.github.cimaven.run.executor.Visitor;
import io.github.cimaven.run.journal.Part;
import io.github.cimaven.run.storage.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that can be asked of a project's pipeline. One object answers for one goal. */
public final class LocalPipeline {
    private final Settings settings;
    private final Ambient ambient;
    private final Console console;

    public LocalPipeline(Settings settings, Ambient ambient, Console console) {
        this.settings = settings;
        this.ambient = settings.includes().offline() ? ambient.offline() : ambient;
        this.console = console;
    }

    /** What is known once the configuration was read, be it right or wrong. */
    private record Read(
            Project project, Optional<GitFacts> facts, PipelineContext context, Loaded loaded, MapUse use) {}

    /** What is known once the configuration was read and is right. */
    private record Ready(Read read, Pipeline pipeline, Planned planned) {
        Project project() {
            return read.project();
        }

        PipelineContext context() {
            return read.context();
        }

        boolean guessesBranch() {
            return context().guessesBranch() && context().tag().isEmpty();
        }
    }

    /**
     * Checks the configuration, and whether GitLab would create a pipeline from it for the event asked for; only the first can
     * fail.
     *
     * @param format {@code text}, {@code json} or {@code sarif}
     * @param sink takes the answer; absent: the console takes its text
     * @throws ConfigurationException if there is an error in the configuration
     */
    public void lint(String format, Optional<TextSink> sink)
            throws ConfigurationException, EnvironmentException, InterruptedException, IOException {
        Formats.require(format, "text", "json", "sarif");
        Read read = read();
        Optional<Planned> planned = read.loaded().pipeline().isPresent()
                ? Optional.of(planned(read.loaded().pipeline().get(), read.context()))
                : Optional.empty();
        tellUnused(read);
        LintResult result =
                new LintResult(read.project().folder(), read.project().configPath(), read.loaded(), planned);
        if (sink.isPresent()) {
            sink.get().write(lintAnswer(format, result));
        } else {
            new LintText(result).print(console);
        }
        if (!result.valid()) {
            throw invalid(read.project(), read.loaded());
        }
    }

    private static String lintAnswer(String format, LintResult result) {
        return switch (format) {
            case "json" -> LintJson.of(result);
            case "sarif" -> LintSarif.of(result);
            default -> {
                TextConsole text = new TextConsole();
                new LintText(result).print(text);
                yield text.text();
            }
        };
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

    private static ConfigurationException invalid(Project project, Loaded loaded) {
        long errors = loaded.problems().stream().filter(Problem::isError).count();
        return new ConfigurationException(
                project.configPath() + " has " + errors + (errors == 1 ? " error." : " errors.") + " Nothing was run.");
    }

    /**
     * The jobs that GitLab would create for the event, and why not the others. That it would create none is an answer too.
     *
     * @param format {@code text}, {@code json} or {@code csv}
     */
    public void list(String format, TextSink sink)
            throws ConfigurationException, EnvironmentException, InterruptedException, IOException {
        Formats.require(format, "text", "json", "csv");
        Ready ready = ready();
        PipelinePlan plan = withNotices(ready);
        if (ready.planned().isEmpty()) {
            plan = plan.noticing(notCreated(ready.planned().problems()));
        }
        Read read = ready.read();
        List<DownstreamPlan> children = new ListedChildren(() -> origins(read)).of(plan, read.loaded(), read.context());
        write(plan, children, format, sink);
        if (!ready.planned().isEmpty()) {
            refuse(ready.planned().problems());
        }
    }

    /**
     * The whole story of single jobs, also of those that are left out, and of templates.
     *
     * @param format {@code text} or {@code json}
     * @param jobs names, as they were cut at commas
     */
    public void explain(String format, List<String> jobs, TextSink sink)
            throws ConfigurationException, EnvironmentException, InterruptedException, IOException {
        Formats.require(format, "text", "json");
        Ready ready = ready();
        List<JobExplanation> explained = new Explanations(
                        ready.pipeline(),
                        ready.context(),
                        ready.planned().plan(),
                        ready.read().loaded().expanded().orElseThrow(),
                        settings.given().variablesFile())
                .of(jobs);
        sink.write(
                format.equals("json")
                        ? JobJson.of(explained)
                        : explained.stream().map(JobText::of).collect(Collectors.joining("\n")));
        if (!ready.planned().isEmpty()) {
            refuse(ready.planned().problems());
        }
    }

    private static void write(PipelinePlan plan, List<DownstreamPlan> children, String format, TextSink sink)
            throws IOException {
        sink.write(
                switch (format) {
                    case "json" -> PlanJson.of(plan, children);
                    case "csv" -> PlanCsv.of(plan, children);
                    default -> PlanTable.text(plan, children);
                });
    }

    /**
     * What the configuration comes to.
     *
     * @param format {@code yaml}: after include, extends and {@code !reference}, so that it reads back as the same pipeline;
     *     {@code json}: what GitLab makes of it, the pipeline for the event asked for included
     */
    public void show(String format, TextSink sink)
            throws ConfigurationException, EnvironmentException, InterruptedException, IOException {
        Formats.require(format, "yaml", "json");
        Read read = read();
        Loaded loaded = read.loaded();
        if (loaded.pipeline().isEmpty() || loaded.expanded().isEmpty()) {
            tell(loaded.problems());
            tellUnused(read);
            throw invalid(read.project(), loaded);
        }
        if (format.equals("yaml")) {
            sink.write(YamlWriter.write(loaded.expanded().get()));
        } else {
            Planned planned = planned(loaded.pipeline().get(), read.context());
            tellUnused(read);
            sink.write(ConfigurationJson.of(loaded, Optional.of(planned)));
        }
    }

    /** The chosen part of the plan. Empty where that is all right and there is nothing to do. */
    public PipelinePlan plan(Choice choice) throws ConfigurationException, EnvironmentException, InterruptedException {
        return chosen(ready(), choice);
    }

    private PipelinePlan chosen(Ready ready, Choice choice) throws ConfigurationException {
        if (choice.mayBeEmpty() && ready.planned().isEmpty()) {
            // A goal bound to a phase is about any pipeline; where GitLab would create none, there is nothing to do.
            ProblemPrinter.lines(ready.planned().problems()).forEach(console::warning);
            return choice.of(ready.planned().plan(), ready.pipeline().stages()).withJobs(List.of());
        }
        refuse(ready.planned().problems());
        return choice.of(withNotices(ready), ready.pipeline().stages());
    }

    private void refuse(List<Problem> problems) throws ConfigurationException {
        if (!problems.isEmpty()) {
            // One without a place has nothing to show besides its message, which is in the exception.
            tell(problems.stream().filter(problem -> problem.span().isPresent()).toList());
            throw new ConfigurationException(notCreated(problems));
        }
    }

    private static String notCreated(List<Problem> problems) {
        return "GitLab would not create this pipeline: " + problems.get(0).message()
                + (problems.size() > 1 ? " (and " + (problems.size() - 1) + " more)" : "");
    }

    private Ready ready() throws ConfigurationException, EnvironmentException, InterruptedException {
        return ready(newId());
    }

    private long newId() {
        return ambient.clock().instant().getEpochSecond();
    }

    /** @param id of the pipeline */
    private Ready ready(long id) throws ConfigurationException, EnvironmentException, InterruptedException {
        Read read = read(id);
        Loaded loaded = read.loaded();
        tell(loaded.problems());
        if (loaded.pipeline().isEmpty()) {
            loaded.notices().forEach(notice -> console.line("note: " + notice));
            tellUnused(read);
            throw invalid(read.project(), loaded);
        }
        Planned planned = planned(loaded.pipeline().get(), read.context());
        tellUnused(read);
        return new Ready(read, loaded.pipeline().get(), withNotices(planned, loaded.notices()));
    }

    /** The files of the checkout that the pipeline comes from. */
    private static Set<Path> local(Read read) {
        Path folder = read.project().folder();
        return Stream.concat(
                        Stream.of(folder.resolve(read.project().configPath())),
                        read.loaded().includes().stream()
                                .filter(included -> included.type().equals("local"))
                                .map(included -> folder.resolve(included.location())))
                .map(Path::normalize)
                .collect(Collectors.toSet());
    }

    private Read read() throws ConfigurationException, EnvironmentException, InterruptedException {
        return read(newId());
    }

    private Read read(long id) throws ConfigurationException, EnvironmentException, InterruptedException {
        try (ReadAhead ahead = ReadAhead.begin(settings.files())) {
            Project project = Project.find(settings.files(), ambient);
            Optional<GitFacts> facts = project.facts();
            EventCheck.require(settings.event(), facts);
            MapUse use = new MapUse();
            IncludeOrigins origins =
                    sources(project, facts).origins(project.files(project.variables(settings.given())), use);
            PipelineContext context = EventContext.of(
                    settings,
                    ambient,
                    project,
                    facts,
                    new ProjectVariables(settings.given(), project.folder()).read(this::tell),
                    origins.projects(),
                    id);
            Variables known = EventContext.asking(
                    () -> PredefinedVariables.ofPipeline(context).with(context.variables()));
            LoadContext given =
                    new LoadContext(known, new LinkedHashMap<>(settings.given().inputs()), context.tree());
            EventCheck.warnings(settings.event(), project.knows(settings.event().targetBranch()))
                    .forEach(console::warning);
            ahead.over();
            return new Read(project, facts, context, project.load(given, origins), use);
        }
    }

    /** Only when all was asked: rules of jobs can ask for files of other projects too, and child pipelines can include them. */
    private void tellUnused(Read read) {
        boolean children = read.loaded().pipeline().stream()
                .flatMap(pipeline -> pipeline.jobs().values().stream())
                .flatMap(job -> job.trigger().stream())
                .anyMatch(Trigger::child);
        if (!children) {
            read.use().unused(settings.includes().map().keySet()).forEach(console::warning);
        }
    }

    private IncludeSources sources(Project project, Optional<GitFacts> facts) {
        Settings.Includes includes = settings.includes();
        return new IncludeSources(
                ambient.environment(),
                project.checkout().map(GitCheckout::root),
                facts.flatMap(GitFacts::remoteUrl),
                includes.map(),
                StateFolder.includes(settings.files(), ambient),
                new Freshness(ambient.clock(), includes.offline(), includes.notBefore()));
    }

    private static Planned planned(Pipeline pipeline, PipelineContext context)
            throws EnvironmentException, InterruptedException {
        return EventContext.asking(() -> Planner.plan(pipeline, context));
    }

    private static Planned withNotices(Planned planned, List<String> notices) {
        PipelinePlan plan = planned.plan();
        for (String notice : notices) {
            plan = plan.noticing(notice);
        }
        return new Planned(plan, planned.problems());
    }

    private static PipelinePlan withNotices(Ready ready) {
        PipelinePlan plan = ready.planned().plan();
        if (!ready.project().notice().isEmpty()) {
            return plan.noticing(
                    "commit, branch and tag are not known: " + ready.project().notice());
        }
        return ready.guessesBranch()
                ? plan.noticing("no branch is checked out; it counts as "
                        + plan.facts().ref() + ", without protected variables: -Dci.branch=NAME names another")
                : plan;
    }

    /** The variables that whoever starts the pipeline by hand is asked for; none where it cannot be read, as running it will tell. */
    public List<FormVariable> form() throws ConfigurationException, EnvironmentException, InterruptedException {
        return read().loaded().expanded().map(FormVariable::of).orElse(List.of());
    }

    /** Runs the chosen part, and leaves its reports. */
    public Verdict run(Choice choice, PipelineSession session)
            throws ConfigurationException, EnvironmentException, InterruptedException {
        return run(choice, session, Control.none());
    }

    /**
     * The same for a run that others have a say in.
     *
     * @param control tells that it is out of date, and which manual jobs the user starts
     */
    public Verdict run(Choice choice, PipelineSession session, Control control)
            throws ConfigurationException, EnvironmentException, InterruptedException {
        Ready ready = ready(pipelineId(choice, session));
        PipelinePlan plan = chosen(ready, choice);
        if (plan.jobs().isEmpty()) {
            return nothingToDo(plan, choice);
        }
        Read read = ready.read();
        LocalRun.Configuration configuration =
                new LocalRun.Configuration(local(read), read.loaded(), read.context(), () -> origins(read));
        return new LocalRun(settings, ambient, console, read.project(), read.facts(), configuration, control)
                .run(plan, choice, session);
    }

    /**
     * Lets somebody look around in the place that a job would run in.
     *
     * @param name of the job
     * @throws EnvironmentException if there is no such place; the message says what is missing
     */
    public void visit(String name, Visitor visitor)
            throws ConfigurationException, EnvironmentException, InterruptedException {
        Ready ready = ready();
        PipelinePlan plan = chosen(ready, Choice.jobs(List.of(name)));
        if (plan.jobs().size() != 1 || plan.jobs().get(0).job().bridge()) {
            throw new ConfigurationException("'" + name + "' is not one job with a script: a shell can be opened in the"
                    + " place of one. The jobs are shown by mvn ci:list.");
        }
        Read read = ready.read();
        PlannedJob job = plan.jobs().get(0);
        LocalRun.Configuration configuration =
                new LocalRun.Configuration(local(read), read.loaded(), read.context(), () -> origins(read));
        JobOutcome outcome = new LocalRun(
                        settings, ambient, console, read.project(), read.facts(), configuration, Control.none())
                .visit(plan, job, visitor);
        if (outcome.status() == Status.FAILED) {
            throw new EnvironmentException("The place of '" + job.name() + "' cannot be made: " + outcome.detail());
        }
    }

    /** Anew for each pipeline: GitLab gives each the same time to find its files. */
    private IncludeOrigins origins(Read read) {
        Project project = read.project();
        return sources(project, read.facts()).origins(project.files(project.variables(settings.given())), read.use());
    }

    /** A run that is taken up again is the same pipeline. */
    private long pipelineId(Choice choice, PipelineSession session)
            throws ConfigurationException, EnvironmentException, InterruptedException {
        if (choice.start() == Choice.Start.ANEW) {
            return newId();
        }
        Project project = Project.find(settings.files(), ambient);
        StateFolder state = StateFolder.of(project.folder(), settings.files(), ambient);
        return new LastRuns(state.journal()).part(choice, session).map(Part::id).orElseGet(this::newId);
    }

    /** Where a job would run; a bridge has no place but a pipeline. */
    private String place(PlannedJob job) {
        return job.job()
                .trigger()
                .map(trigger -> (trigger.child() ? "starts " : "not here, it is for ")
                        + job.variables().hidden(trigger.target()))
                .orElseGet(() -> described(job));
    }

    private String described(PlannedJob job) {
        Settings.Execution execution = settings.execution();
        boolean image = job.job().place().image().isPresent();
        return Isolation.described(execution.workspace())
                + (JobPlaces.inContainer(execution.executor(), image) ? ", in a container" : "");
    }

    /** Tells what {@link #run} would do with the chosen part, and does nothing of it. */
    public void rehearse(Choice choice, TextSink sink)
            throws ConfigurationException, EnvironmentException, InterruptedException, IOException {
        LocalRun.checkChoices(settings);
        Ready ready = ready();
        PipelinePlan plan =
                PlaceNotice.in(chosen(ready, choice), settings.execution().executor());
        if (plan.jobs().isEmpty()) {
            nothingToDo(plan, choice);
            return;
        }
        StateFolder state = StateFolder.of(ready.project().folder(), settings.files(), ambient);
        KnownTimes times = KnownTimes.read(state.times());
        Rehearsal.Result result =
                new Rehearsal(plan, LocalRun.options(settings, plan, choice, 0), job -> times.of(job.name())).result();
        sink.write(RehearsalText.of(plan, result, this::place));
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

    /**
     * Removes what runs have left; waits for one that is going on.
     *
     * @param caches whether the jobs' caches and kept copies of included files go too
     */
    @SuppressWarnings("try") // The lock is there to be closed.
    public void clean(boolean caches) throws EnvironmentException, InterruptedException {
        StateFolder state = StateFolder.of(Project.folder(settings.files(), ambient), settings.files(), ambient);
        try (HeldLock lock = HeldLock.take(
                state.lock(),
                "process " + ambient.process() + ", which cleans up",
                other -> console.warning("Waiting for a run to end: " + other),
                () -> false)) {
            new RunFolder(settings.files().outputDirectory()).clear();
            JobPlaces.clean(state, ambient);
            Cleaning cleaning = new Cleaning();
            cleaning.remove(state.workspaces());
            cleaning.remove(state.snapshot());
            cleaning.remove(state.artifacts());
            cleaning.remove(state.journal());
            cleaning.remove(state.journalsBelow());
            if (caches) {
                cleaning.remove(state.caches());
                cleaning.remove(StateFolder.includes(settings.files(), ambient));
            }
            cleaning.check();
        } catch (IOException e) {
            throw new EnvironmentException("What runs have left could not be removed: " + FileTrouble.of(e), e);
        }
    }
}
