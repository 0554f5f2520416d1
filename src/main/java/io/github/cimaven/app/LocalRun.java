package io.github.cimaven.app;

import io.github.cimaven.config.Loaded;
import io.github.cimaven.config.include.IncludeOrigins;
import io.github.cimaven.git.GitException;
import io.github.cimaven.git.GitFacts;
import io.github.cimaven.io.FileTrouble;
import io.github.cimaven.io.HeldLock;
import io.github.cimaven.io.Leftovers;
import io.github.cimaven.plan.JobNames;
import io.github.cimaven.plan.PipelineContext;
import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.report.console.Console;
import io.github.cimaven.report.console.FailureMessage;
import io.github.cimaven.report.console.ProgressPrinter;
import io.github.cimaven.report.console.SummaryTable;
import io.github.cimaven.run.engine.Attempt;
import io.github.cimaven.run.engine.Control;
import io.github.cimaven.run.engine.Deadlines;
import io.github.cimaven.run.engine.JobRunner;
import io.github.cimaven.run.engine.Past;
import io.github.cimaven.run.engine.PipelineRunner;
import io.github.cimaven.run.engine.RunOptions;
import io.github.cimaven.run.engine.RunnablePipeline;
import io.github.cimaven.run.event.JobInRun;
import io.github.cimaven.run.event.JobOutcome;
import io.github.cimaven.run.event.JobSnapshot;
import io.github.cimaven.run.event.Ledger;
import io.github.cimaven.run.event.PipelineSnapshot;
import io.github.cimaven.run.event.Status;
import io.github.cimaven.run.executor.Cancellation;
import io.github.cimaven.run.executor.Executors;
import io.github.cimaven.run.executor.Visitor;
import io.github.cimaven.run.log.LogArchive;
import io.github.cimaven.run.process.ProcessGroups;
import io.github.cimaven.run.storage.ArtifactSet;
import io.github.cimaven.run.storage.CacheStore;
import io.github.cimaven.run.storage.CheckoutSource;
import io.github.cimaven.run.storage.FolderArtifactStore;
import io.github.cimaven.run.storage.FolderCacheStore;
import io.github.cimaven.run.storage.RunFolder;
import io.github.cimaven.run.storage.TrackedFiles;
import io.github.cimaven.run.storage.Workspaces;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/** Puts a run together: the place, the files, whoever listens; and takes it apart again whatever happens. */
final class LocalRun {
    private static final int MOST_NAMED = 10;

    private final Settings settings;
    private final Ambient ambient;
    private final Console console;
    private final Project project;
    private final Optional<GitFacts> facts;
    private final Configuration configuration;
    private final Control control;
    private final StateFolder state;
    private final RunFolder folder;

    /**
     * What the pipeline was made from.
     *
     * @param files of the checkout that it comes from
     * @param origins of files that further pipelines are made from
     */
    record Configuration(Set<Path> files, Loaded loaded, PipelineContext context, Supplier<IncludeOrigins> origins) {}

    /** @param control what may come in from outside */
    LocalRun(
            Settings settings,
            Ambient ambient,
            Console console,
            Project project,
            Optional<GitFacts> facts,
            Configuration configuration,
            Control control) {
        this.settings = settings;
        this.ambient = ambient;
        this.console = console;
        this.project = project;
        this.facts = facts;
        this.configuration = configuration;
        this.control = control;
        this.state = StateFolder.of(project.folder(), settings.files(), ambient);
        this.folder = new RunFolder(settings.files().outputDirectory());
    }

    Verdict run(PipelinePlan plan, Choice choice, PipelineSession session)
            throws ConfigurationException, EnvironmentException, InterruptedException {
        try {
            return alone(
                    "runs the pipeline",
                    plan,
                    (place, cancellation) -> run(plan, choice, session, place, cancellation));
        } catch (IOException e) {
            throw new EnvironmentException("The pipeline cannot be run: " + readable(e), e);
        }
    }

    /** Something that needs the state of the project for itself, and places for jobs. */
    private interface Work<T> {
        T in(Place place, Cancellation cancellation)
                throws ConfigurationException, EnvironmentException, IOException, InterruptedException;
    }

    /** @param doing what others are told that have to wait */
    @SuppressWarnings("try") // Lock and interruption are there to be closed.
    private <T> T alone(String doing, PipelinePlan plan, Work<T> work)
            throws ConfigurationException, EnvironmentException, IOException, InterruptedException {
        checkChoices(settings);
        String holder = "process " + ambient.process() + ", which " + doing + " in " + project.folder();
        Cancellation cancellation = new Cancellation();
        try (Interruption interruption = Interruption.listen(cancellation);
                HeldLock lock = HeldLock.take(
                        state.lock(),
                        holder,
                        other -> console.warning("Waiting for another run to end: " + other),
                        cancellation::requested);
                ProcessGroups processes = ProcessGroups.open(ambient.token(), ambient.environment());
                JobPlaces places = JobPlaces.open(settings.execution(), plan, ambient, processes, state)) {
            return work.in(new Place(places, processes), cancellation);
        }
    }

    /**
     * Makes the place of one job, and lets somebody in until he leaves. Nothing of the job runs, and what runs have left stays as it
     * is.
     *
     * @return how the attempt to make it ended: canceled where the visitor was there
     */
    JobOutcome visit(PipelinePlan plan, PlannedJob job, Visitor visitor)
            throws ConfigurationException, EnvironmentException, InterruptedException {
        try {
            return alone(
                    "has a shell open",
                    plan,
                    (place, cancellation) -> visit(plan, job, new Visit(console, visitor, cancellation), place));
        } catch (IOException e) {
            throw new EnvironmentException("The place of '" + job.name() + "' cannot be made: " + readable(e), e);
        }
    }

    private JobOutcome visit(PipelinePlan plan, PlannedJob job, Visit visit, Place place)
            throws EnvironmentException, IOException, InterruptedException {
        makeRoom(state.workspaces(), Leftovers.remove(state.workspaces()));
        CheckoutSource source = source();
        TrackedFiles tracked = new TrackedFiles(source);
        Isolation isolation = Isolation.choose(
                settings.execution().workspace(), source, state, place.processes(), place.jobs(), visit.cancellation());
        Workspaces workspaces = isolation.workspaces();
        try (Deadlines deadlines = new Deadlines()) {
            VisitedFiles kept = new VisitedFiles(
                    new FolderArtifactStore(state.artifacts(), tracked, source.inside()), caches(source, tracked));
            RunFolder own = new RunFolder(state.workspaces().resolve("visit"));
            JobRunner runner = new JobRunner(
                    visit.of(place.jobs().executors()),
                    new JobRunner.Files(workspaces, kept, kept, own),
                    new LogArchive(visit, ambient.clock(), settings.look().outputLimit()),
                    deadlines,
                    settings.execution().timeout(),
                    plan.facts().id(),
                    ambient.clock().instant(),
                    ambient.token());
            return runner.run(new Attempt(
                            VisitedJob.of(job),
                            1,
                            plan.facts().id() + 1,
                            own.log(job.name()),
                            ambient.clock().instant(),
                            visit.cancellation()))
                    .outcome();
        } finally {
            close(workspaces);
        }
    }

    /** Where jobs run. */
    private record Place(JobPlaces jobs, ProcessGroups processes) {}

    /** What holds the lock has the state of the project for itself. */
    private Verdict run(
            PipelinePlan plan, Choice choice, PipelineSession session, Place place, Cancellation cancellation)
            throws ConfigurationException, EnvironmentException, IOException, InterruptedException {
        makeRoom(state.workspaces(), Leftovers.remove(state.workspaces()));
        LastRuns runs = new LastRuns(state.journal());
        try (Continuation past =
                Continuation.open(runs, choice, plan.facts().id(), session, ambient, console::warning)) {
            begin(session, past);
            if (!past.takesUp()) {
                place.jobs().fetchEarly(plan, settings.execution(), console::line);
            }
            CheckoutSource source = source();
            TrackedFiles tracked = new TrackedFiles(source);
            FolderArtifactStore artifacts = new FolderArtifactStore(state.artifacts(), tracked, source.inside());
            FolderCacheStore caches = caches(source, tracked);
            if (choice.kind() == Choice.Kind.EVERYTHING && !past.takesUp()) {
                makeRoom(state.artifacts(), artifacts.clear());
            }
            Isolation isolation = Isolation.choose(
                    settings.execution().workspace(), source, state, place.processes(), place.jobs(), cancellation);
            PipelinePlan noticed = isolation.notice().map(plan::noticing).orElse(plan);
            Workspaces workspaces = isolation.workspaces();
            try (ChildJournals below = below(session, past, choice, workspaces)) {
                Places places = new Places(place.jobs().executors(), workspaces, artifacts, caches, below);
                Continuation.Taken taken = takeUp(past, plan, workspaces, artifacts, below);
                for (String notice : taken.notices()) {
                    noticed = noticed.noticing(notice);
                }
                long attempts = past.takesUp() ? past.attempts() + below.attempts() : session.attempts();
                Verdict verdict = run(
                        noticed,
                        options(settings, plan, choice, attempts),
                        session,
                        new Beginning(
                                past, taken.past(), SteadyClock.of(ambient.clock(), System::nanoTime, past.latest())),
                        places,
                        cancellation);
                if (settings.kept().artifactsToSource()) {
                    copyToSource(source, artifacts, session);
                }
                return verdict;
            } finally {
                close(workspaces);
                tidy(caches);
            }
        }
    }

    /** What counts no more of the last run takes with it what was done below it. */
    private Continuation.Taken takeUp(
            Continuation past,
            PipelinePlan plan,
            Workspaces workspaces,
            FolderArtifactStore artifacts,
            ChildJournals below)
            throws ConfigurationException, IOException, InterruptedException {
        if (past.takesUp()) {
            below.demandReadable();
        }
        Continuation.Taken taken =
                past.take(plan, project.folder(), workspaces, artifacts, folder, job -> below.forget(List.of(job)));
        below.demand(taken.past().made());
        return taken;
    }

    private ChildJournals below(PipelineSession session, Continuation past, Choice choice, Workspaces workspaces)
            throws IOException {
        return new ChildJournals(
                state.journalsBelow(),
                new ChildJournals.Taking(
                        past.takesUp(),
                        !past.takesUp() && session.soFar().isEmpty(),
                        choice.start() == Choice.Start.RETRY_FAILED,
                        workspaces),
                console::warning);
    }

    private FolderCacheStore caches(CheckoutSource source, TrackedFiles tracked) {
        return new FolderCacheStore(
                new FolderCacheStore.Place(state.caches(), source.inside()),
                tracked,
                settings.kept().cacheLimit(),
                ambient.clock());
    }

    /** Where jobs run, and where their files are. */
    private record Places(
            Executors executors,
            Workspaces workspaces,
            FolderArtifactStore artifacts,
            CacheStore caches,
            ChildJournals below) {}

    private void copyToSource(CheckoutSource source, FolderArtifactStore artifacts, PipelineSession session)
            throws InterruptedException {
        try {
            CopiedFiles earlier = CopiedFiles.read(state.copied());
            ArtifactsToSource copying = new ArtifactsToSource(source, earlier);
            try {
                if (session.soFar().isPresent()) {
                    copy(session.soFar().get(), artifacts, copying);
                }
            } finally {
                earlier.write();
            }
            console.line("Copied from artifacts into the checkout: " + copying.copied()
                    + (copying.copied() == 1 ? " file." : " files."));
            copying.kept().stream()
                    .limit(MOST_NAMED)
                    .forEach(path -> console.warning("Not copied into the checkout: "
                            + source.project().relativize(path) + ", since what is there may be nowhere else"));
            if (copying.kept().size() > MOST_NAMED) {
                console.warning("and " + (copying.kept().size() - MOST_NAMED) + " more");
            }
        } catch (IOException e) {
            console.warning("Artifacts could not be copied into the checkout: " + readable(e));
        }
    }

    private static void copy(PipelineSnapshot pipeline, FolderArtifactStore artifacts, ArtifactsToSource copying)
            throws IOException, InterruptedException {
        for (JobSnapshot job : pipeline.jobs()) {
            Optional<ArtifactSet> set = artifacts.of(job.name());
            if (set.isPresent() && job.id().equals(OptionalLong.of(set.get().jobId()))) {
                copying.copy(set.get());
            }
            PipelineSnapshot started = pipeline.downstream().get(job.name());
            if (started != null) {
                copy(started, artifacts.downstream(job.name()), copying);
            }
        }
    }

    private CheckoutSource source() throws IOException, InterruptedException {
        return new CheckoutSource(
                project.folder(),
                project.checkout(),
                facts,
                leftOut(),
                configuration.files(),
                warning -> console.warning("Jobs do not get all of the checkout: " + warning));
    }

    /** What an earlier run has left, and nobody can remove, is no reason not to run. */
    private void makeRoom(Path folder, Optional<IOException> failure) throws IOException {
        if (failure.isPresent()) {
            console.warning(
                    "What earlier jobs have left in " + folder + " cannot be removed and was moved aside; the next"
                            + " run tries again: " + FileTrouble.of(failure.get()));
        } else {
            Leftovers.again(folder);
        }
    }

    private void close(Workspaces workspaces) {
        try {
            workspaces.close();
        } catch (IOException e) {
            console.warning("What jobs have left could not be removed; the next run tries again: " + FileTrouble.of(e));
        }
    }

    private void tidy(FolderCacheStore caches) {
        try {
            caches.tidy();
        } catch (IOException e) {
            console.warning("Old caches could not be removed: " + readable(e));
        }
    }

    /** No job gets the file of variables: it may hold what is not meant for that job. */
    private List<Path> leftOut() throws IOException, InterruptedException {
        List<Path> leftOut = new ArrayList<>(List.of(real(folder.path()), real(state.path())));
        Path variables = project.variables(settings.given());
        if (Files.exists(variables)) {
            leftOut.add(variables);
            leftOut.add(variables.toRealPath());
            warnIfTracked(variables);
        }
        return leftOut;
    }

    /** What is not there yet has no other name. */
    private static Path real(Path path) throws IOException {
        return Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
    }

    private void warnIfTracked(Path variables) throws IOException, InterruptedException {
        try {
            if (project.checkout().isPresent() && project.checkout().get().tracks(variables)) {
                console.warning("The file of variables " + settings.given().variablesFile()
                        + " is in git's hands: whoever has the repository, each job included, can read it there."
                        + " 'git rm --cached' takes it out, and .gitignore keeps it out.");
            }
        } catch (GitException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static String readable(IOException e) {
        String hint = ". Other places can be named by ci.outputDirectory and ci.cacheDirectory.";
        return FileTrouble.of(e) + (e instanceof FileSystemException ? hint : "");
    }

    static void checkChoices(Settings settings) throws ConfigurationException {
        JobPlaces.check(settings.execution().executor());
        Isolation.check(settings.execution().workspace());
    }

    /** Where a run begins, and with what. */
    private record Beginning(Continuation continuation, Past past, Clock clock) {
        Instant createdAt() {
            return past.startedAt().orElseGet(clock::instant);
        }
    }

    private void begin(PipelineSession session, Continuation past) throws IOException {
        if (session.soFar().isEmpty() && !past.takesUp()) {
            folder.begin();
        } else {
            folder.goOn();
        }
    }

    @SuppressWarnings("try") // The ticks are there to be closed.
    private Verdict run(
            PipelinePlan plan,
            RunOptions options,
            PipelineSession session,
            Beginning beginning,
            Places places,
            Cancellation cancellation)
            throws EnvironmentException, InterruptedException {
        PipelinePlan noticed = PlaceNotice.in(plan, settings.execution().executor());
        Ledger ledger = new Ledger(noticed);
        Settings.Look look = settings.look();
        ProgressPrinter printer = new ProgressPrinter(
                console,
                new ProgressPrinter.Options(look.quiet(), look.logPrefix(), look.timestamps()),
                beginning.clock(),
                ledger);
        Reports reports = new Reports(folder, ambient, session, ledger);
        try (Deadlines deadlines = new Deadlines();
                Ticks ticks = Ticks.every(() -> {
                    printer.tick();
                    reports.tick();
                })) {
            LogArchive logs = new LogArchive(printer, beginning.clock(), look.outputLimit());
            RunnablePipeline pipeline = kit(places, deadlines, ledger)
                    .ready(noticed, made(options, places, logs), beginning.createdAt())
                    .after(beginning.past());
            PipelineRunner runner = new PipelineRunner(
                    pipeline,
                    beginning.clock(),
                    Listeners.of(ledger, beginning.continuation().journal(), places.below(), printer, reports));
            runner.run(cancellation, control);
        }
        Optional<IOException> notWritten = reports.write();
        PipelineSnapshot snapshot = reports.snapshot();
        session.remember(snapshot);
        rememberTimes(ledger.snapshot());
        new SummaryTable(console).lines(snapshot).forEach(console::line);
        if (notWritten.isPresent()) {
            throw new EnvironmentException(
                    "The pipeline was run, but its reports could not be written: " + readable(notWritten.get()),
                    notWritten.get());
        }
        return verdict(ledger.snapshot());
    }

    /** They are a help for the next run and no reason for this one to fail. */
    private void rememberTimes(PipelineSnapshot run) {
        try {
            KnownTimes.read(state.times()).add(run.jobs());
        } catch (IOException e) {
            console.warning("How long the jobs took could not be kept: " + readable(e));
        }
    }

    private RunKit kit(Places places, Deadlines deadlines, Ledger ledger) {
        return new RunKit(
                settings,
                ambient,
                places.executors(),
                places.workspaces(),
                places.caches(),
                deadlines,
                ambient.token(),
                new RunningFamily(ledger),
                places.below(),
                configuration.origins());
    }

    private MadePipeline made(RunOptions options, Places places, LogArchive logs) {
        return new MadePipeline(
                configuration.loaded(), configuration.context(), options, places.artifacts(), folder, logs, List.of());
    }

    /** @param attempts how many were made before */
    static RunOptions options(Settings settings, PipelinePlan plan, Choice choice, long attempts) {
        Settings.Execution execution = settings.execution();
        return new RunOptions(
                execution.concurrency(),
                execution.failFast(),
                new HashSet<>(JobNames.meant(plan, execution.manual())),
                execution.manual().contains(Settings.Execution.ALL)
                        || execution.manual().contains(Settings.Execution.ALL_HERE),
                execution.confirmed(),
                attempts,
                choice.isOfWholeStages(),
                settings.look().commands());
    }

    private Verdict verdict(PipelineSnapshot snapshot) {
        boolean failed = snapshot.allJobs().stream().anyMatch(JobInRun::failedForGood)
                || snapshot.status() == Status.CANCELED
                || snapshot.status() == Status.FAILED;
        return failed
                ? new Verdict(true, FailureMessage.of(snapshot, settings.files().directory()))
                : Verdict.PASSED;
    }
}
