package io.github.cimaven.run.engine;

import io.github.cimaven.io.FileTrouble;
import io.github.cimaven.run.engine.JobVariables.Whereabouts;
import io.github.cimaven.run.event.JobOutcome;
import io.github.cimaven.run.executor.ExecutorException;
import io.github.cimaven.run.executor.Executors;
import io.github.cimaven.run.executor.JobFolders;
import io.github.cimaven.run.executor.JobSession;
import io.github.cimaven.run.log.JobLog;
import io.github.cimaven.run.log.LogArchive;
import io.github.cimaven.run.log.Secrets;
import io.github.cimaven.run.storage.ArtifactStore;
import io.github.cimaven.run.storage.CacheStore;
import io.github.cimaven.run.storage.Layer;
import io.github.cimaven.run.storage.RunFolder;
import io.github.cimaven.run.storage.Workspace;
import io.github.cimaven.run.storage.Workspaces;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Gives an attempt its place, files and log, works through its steps, and tidies up. Thread-safe. */
public final class JobRunner implements AttemptRunner {
    private final Executors executors;
    private final Files files;
    private final LogArchive logs;
    private final Deadlines deadlines;
    private final Duration timeout;
    private final JobVariables.Circumstances circumstances;
    private final FirstWords unbegun;

    /** Where the files of a run are. */
    public record Files(
            Workspaces workspaces,
            ArtifactStore artifacts,
            CacheStore caches,
            RunFolder folder,
            PipelineFamily family) {
        /** For a pipeline without others. */
        public Files(Workspaces workspaces, ArtifactStore artifacts, CacheStore caches, RunFolder folder) {
            this(workspaces, artifacts, caches, folder, PipelineFamily.NONE);
        }
    }

    /**
     * @param timeout of jobs that name none
     * @param createdAt when the pipeline was created
     * @param token makes the jobs' tokens of this run unlike those of any other
     */
    public JobRunner(
            Executors executors,
            Files files,
            LogArchive logs,
            Deadlines deadlines,
            Duration timeout,
            long pipelineId,
            Instant createdAt,
            String token) {
        this.executors = executors;
        this.files = files;
        this.logs = logs;
        this.deadlines = deadlines;
        this.timeout = timeout;
        this.circumstances = new JobVariables.Circumstances(pipelineId, createdAt, token);
        this.unbegun = new FirstWords(logs);
    }

    /** The one broad catch around a job: whatever breaks, the job has failed and the pipeline goes on. */
    @Override
    public AttemptResult run(Attempt attempt) {
        JobInputs.Filled filled = JobInputs.in(attempt.job());
        if (filled.problem().isPresent()) {
            String problem = attempt.job().variables().hidden(filled.problem().get());
            return refuse(attempt, AttemptResult.broken(problem).outcome());
        }
        Duration limit = attempt.job().job().limits().timeout().orElse(timeout);
        try (JobTime time = new JobTime(limit, deadlines)) {
            return within(time, attempt.at(filled.job()));
        } catch (InterruptedException e) {
            AttemptResult result = unbegun.ended(attempt, JobOutcome.canceled("canceled"), List.of());
            Thread.currentThread().interrupt();
            return result;
        } catch (IOException | RuntimeException e) {
            return broken(attempt, e, List.of());
        }
    }

    @Override
    public AttemptResult refuse(Attempt attempt, JobOutcome outcome) {
        return unbegun.ended(attempt, outcome, List.of());
    }

    private AttemptResult broken(Attempt attempt, Exception e, List<String> before) {
        String detail = attempt.job().variables().hidden(detail(e));
        return unbegun.ended(attempt, AttemptResult.broken(detail).outcome(), before);
    }

    private static String detail(Exception e) {
        if (e instanceof IOException) {
            return e.getMessage() == null ? e.toString() : e.getMessage();
        }
        String where = List.of(e.getStackTrace()).stream()
                .limit(3)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(", "));
        return "this is a defect of ci-maven-plugin, please report it: " + e + " at " + where;
    }

    private AttemptResult within(JobTime time, Attempt attempt) throws IOException, InterruptedException {
        if (attempt.number() > 1) {
            files.folder().keepLog(attempt.job().name(), attempt.number() - 1);
        }
        files.artifacts().forget(attempt.job().name());
        Instant since = logs.clock().instant();
        FamilyNeeds family = FamilyNeeds.of(attempt.job(), circumstances.id(), files.family());
        if (family.missing().isPresent()) {
            return unbegun.ended(attempt, family.missing().get(), List.of());
        }
        Sources sources = new Sources(attempt.job());
        Tries tries = new Tries(attempt.job());
        Given given;
        Workspace workspace;
        try {
            tries.check();
            given = given(attempt, time, sources, tries, family);
            workspace = open(attempt, time, given);
        } catch (InterruptedException e) {
            if (!time.isUp() || attempt.cancellation().requested()) {
                throw e;
            }
            List<String> lines = new ArrayList<>(tries.lines());
            lines.add(RunnerLines.timeExceeded(Step.GET_SOURCES));
            return unbegun.ended(attempt, time.outcome(), lines);
        } catch (IOException e) {
            return broken(attempt, e, tries.lines());
        }
        try {
            AttemptResult result = in(workspace, attempt, since, given, time);
            return result.with(result.products().withCoverage(coverage(attempt)));
        } catch (IOException | RuntimeException e) {
            // Where there was no log yet, nobody has removed it; that the disk is full may be the reason.
            workspace.close();
            throw e;
        }
    }

    /** A log that somebody has taken away tells nothing; what the job has done, it has done. */
    private static Optional<BigDecimal> coverage(Attempt attempt) {
        try {
            return Coverage.in(attempt.log(), attempt.job());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** What a job's folder is filled with. */
    private record Given(Sources sources, Incoming incoming, CacheSteps caches, Tries tries) {}

    @SuppressWarnings("try") // The interrupt is there to be closed.
    private Given given(Attempt attempt, JobTime time, Sources sources, Tries tries, FamilyNeeds family)
            throws IOException, InterruptedException {
        try (Interrupt interrupt = Interrupt.at(attempt.cancellation(), time.end())) {
            Incoming incoming = tries.of(
                    Step.DOWNLOAD_ARTIFACTS, () -> Incoming.of(attempt.job(), files.artifacts(), family.sets()));
            return new Given(sources, incoming, caches(attempt, incoming, time.limit()), tries);
        }
    }

    private AttemptResult in(Workspace workspace, Attempt attempt, Instant since, Given given, JobTime time)
            throws IOException, InterruptedException {
        ReadyJob ready = ReadyJob.of(
                executors, circumstances, attempt, given.incoming().reported(), workspace, logs, time.limit());
        JobVariables variables = ready.variables();
        RunnerSettings settings = ready.settings();
        Secrets secrets = ready.secrets();
        try (JobLog log = logs.open(attempt.log(), attempt.job().name(), secrets)) {
            AttemptResult result;
            settings.problems().forEach(problem -> log.say(RunnerLines.warning("WARNING: " + problem)));
            RunnerLines.madeUp(variables.madeUp()).ifPresent(log::say);
            log.begin(Step.PREPARE_EXECUTOR.section(ready.executor().name()), since);
            try {
                FileVariables.write(FileVariables.folder(workspace.privateDir()), variables.files());
                JobSteps steps = new JobSteps(attempt, workspace, variables, log, time, settings);
                try (JobSession session = open(ready, log, attempt, time)) {
                    result = in(session, workspace, steps, since, given);
                }
            } catch (InterruptedException e) {
                result = unprepared(attempt, time, log);
            } catch (ExecutorException e) {
                result = AttemptResult.broken(String.valueOf(e.getMessage()));
            } catch (IOException | RuntimeException e) {
                result = AttemptResult.broken(detail(e));
            } finally {
                log.begin(Step.CLEANUP.section());
                remove(workspace, log);
                log.end();
            }
            log.say(LastLine.of(result.outcome()));
            return masked(result, secrets);
        }
    }

    private AttemptResult in(JobSession session, Workspace workspace, JobSteps steps, Instant since, Given given)
            throws IOException, InterruptedException {
        JobLog log = steps.log();
        log.begin(Step.PREPARE_SCRIPT.section(), since);
        log.note("Running on this machine...");
        given.sources().say(log, since, given.tries().lines(Step.GET_SOURCES));
        given.caches().restored(workspace, log);
        given.incoming().say(log, given.tries().lines(Step.DOWNLOAD_ARTIFACTS));
        AttemptResult result = steps.run(session, deadlines, given.caches(), files.artifacts(), files.folder());
        return result.with(result.products().withUrl(url(steps, result.outcome())));
    }

    private Optional<String> url(JobSteps steps, JobOutcome outcome) {
        try {
            return steps.url(outcome, files.artifacts());
        } catch (IOException e) {
            steps.log()
                    .say(RunnerLines.warning("WARNING: the URL of the environment is not known: " + FileTrouble.of(e)));
            return Optional.empty();
        }
    }

    /** To fetch an image may take long, and ends when the job is to stop. */
    @SuppressWarnings("try") // The interrupt is there to be closed.
    private static JobSession open(ReadyJob ready, JobLog log, Attempt attempt, JobTime time)
            throws ExecutorException, InterruptedException {
        try (Interrupt interrupt = Interrupt.at(attempt.cancellation(), time.end())) {
            return ready.executor().open(ready.context(), log);
        }
    }

    /** How an attempt ends that was interrupted; its thread keeps that in mind unless it was for the time alone. */
    private static AttemptResult unprepared(Attempt attempt, JobTime time, JobLog log) {
        if (time.isUp() && !attempt.cancellation().requested()) {
            log.say(RunnerLines.timeExceeded(Step.PREPARE_EXECUTOR));
            return AttemptResult.of(time.outcome());
        }
        Thread.currentThread().interrupt();
        return AttemptResult.of(JobOutcome.canceled("canceled"));
    }

    /** What is said about a job outside of its log hides the same. */
    private static AttemptResult masked(AttemptResult result, Secrets secrets) {
        JobOutcome outcome = result.outcome();
        return new AttemptResult(
                new JobOutcome(
                        outcome.status(), outcome.reason(), outcome.exitCode(), secrets.masked(outcome.detail())),
                result.products().named(secrets::masked));
    }

    /**
     * A cache is a layer of the workspace, so it has to be known before there is one: in keys, the folders of the job are those
     * that GitLab's runners have.
     */
    private CacheSteps caches(Attempt attempt, Incoming incoming, Duration limit) {
        if (!CacheSteps.has(attempt.job())) {
            return CacheSteps.none();
        }
        Path builds = Path.of("/builds");
        Path project = builds.resolve("project");
        JobVariables variables = new JobVariables(
                circumstances,
                attempt,
                incoming.reported(),
                new Whereabouts("shell", new JobFolders(builds, project, project, project)),
                limit);
        return CacheSteps.of(attempt.job(), variables.all(), files.caches());
    }

    /** Copying may take long, and ends when the job is to stop; later on the script's end is all that it takes. */
    @SuppressWarnings("try") // The interrupt is there to be closed.
    private Workspace open(Attempt attempt, JobTime time, Given given) throws IOException, InterruptedException {
        List<Layer> layers = new ArrayList<>(given.caches().found());
        layers.addAll(given.incoming().sets());
        try (Interrupt interrupt = Interrupt.at(attempt.cancellation(), time.end())) {
            return given.tries().of(Step.GET_SOURCES, () -> given.sources().open(files.workspaces(), layers));
        }
    }

    /** What cannot be removed is no failure of the job; it is tried once more when the run ends. */
    private static void remove(Workspace workspace, JobLog log) {
        try {
            workspace.close();
        } catch (IOException e) {
            log.say(RunnerLines.warning("WARNING: the job's folder could not be removed: " + FileTrouble.of(e)));
        }
    }
}
