package io.github.cimaven.run.engine;

import io.github.cimaven.config.model.Artifacts.Report;
import io.github.cimaven.config.model.Environment;
import io.github.cimaven.config.model.Script;
import io.github.cimaven.config.variable.Dotenv;
import io.github.cimaven.config.variable.Expansion;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.run.engine.TimedScripts.End;
import io.github.cimaven.run.event.FailureReason;
import io.github.cimaven.run.event.JobOutcome;
import io.github.cimaven.run.event.Status;
import io.github.cimaven.run.executor.Cancellation.Reason;
import io.github.cimaven.run.executor.ExecutorException;
import io.github.cimaven.run.executor.JobSession;
import io.github.cimaven.run.executor.ScriptResult;
import io.github.cimaven.run.executor.ShellScript;
import io.github.cimaven.run.log.JobLog;
import io.github.cimaven.run.storage.ArtifactSet;
import io.github.cimaven.run.storage.ArtifactStore;
import io.github.cimaven.run.storage.RunFolder;
import io.github.cimaven.run.storage.Workspace;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The steps of an attempt: script, after_script and what follows, with the lines that GitLab Runner writes about them.
 *
 * @see <a href="https://gitlab.com/gitlab-org/gitlab-runner/-/blob/main/common/build.go">GitLab Runner's build.go</a>
 */
final class JobSteps {
    private final Attempt attempt;
    private final Workspace workspace;
    private final JobVariables variables;
    private final JobLog log;
    private final JobTime time;
    private final RunnerSettings settings;

    JobSteps(
            Attempt attempt,
            Workspace workspace,
            JobVariables variables,
            JobLog log,
            JobTime time,
            RunnerSettings settings) {
        this.attempt = attempt;
        this.workspace = workspace;
        this.variables = variables;
        this.log = log;
        this.time = time;
        this.settings = settings;
    }

    JobLog log() {
        return log;
    }

    AttemptResult run(JobSession session, Deadlines deadlines, CacheSteps caches, ArtifactStore store, RunFolder folder)
            throws InterruptedException {
        ArtifactSteps artifacts = new ArtifactSteps(attempt, workspace, variables, log, store, folder);
        if (caches.refusal().isPresent()) {
            return AttemptResult.of(caches.refusal().get());
        }
        JobOutcome outcome = time.isUp() ? time.outcome() : scripts(session, deadlines);
        AttemptResult result = time.isUp() ? AttemptResult.of(outcome) : keep(outcome, caches, artifacts);
        return new AttemptResult(
                overdue(result.outcome()) ? time.outcome() : result.outcome(),
                result.products().withCaches(caches.uses()));
    }

    /** Of what the job has deployed: its own dotenv report may have told the last part of it. */
    Optional<String> url(JobOutcome outcome, ArtifactStore store) throws IOException {
        Optional<Environment> environment = attempt.job().job().environment().filter(Environment::startsDeployment);
        if (outcome.status() != Status.SUCCESS || environment.isEmpty()) {
            return Optional.empty();
        }
        Variables reported = Variables.NONE;
        Optional<ArtifactSet> own = store.of(attempt.job().name());
        if (own.isPresent()) {
            reported = Dotenv.read(own.get().report(Report.DOTENV)).variables();
        }
        Variables all = variables.all().with(reported);
        return environment.get().url().map(url -> Expansion.text(url, all)).filter(url -> !url.isBlank());
    }

    /** What a job has done counts for nothing if it was not done in time. */
    private boolean overdue(JobOutcome outcome) {
        return time.isUp() && outcome.status() != Status.CANCELED;
    }

    @SuppressWarnings("try") // The interrupt is there to be closed.
    private AttemptResult keep(JobOutcome outcome, CacheSteps caches, ArtifactSteps artifacts)
            throws InterruptedException {
        boolean success = outcome.status() == Status.SUCCESS;
        Step step = success ? Step.ARCHIVE_CACHE : Step.ARCHIVE_CACHE_ON_FAILURE;
        try (Interrupt interrupt = Interrupt.at(time.end())) {
            caches.save(outcome, workspace, variables.all(), log);
            step = success ? Step.UPLOAD_ARTIFACTS : Step.UPLOAD_ARTIFACTS_ON_FAILURE;
            return artifacts.upload(outcome, caches.holdFiles());
        } catch (InterruptedException e) {
            if (!time.isUp()) {
                throw e;
            }
            log.say(RunnerLines.timeExceeded(step));
            return AttemptResult.of(time.outcome());
        }
    }

    /** When the scripts are done, so is their place: what they have left is then in the files. */
    @SuppressWarnings("try") // The place is there to be closed.
    private JobOutcome scripts(JobSession place, Deadlines deadlines) throws InterruptedException {
        Script script = attempt.job().job().script();
        try (JobSession session = place) {
            TimedScripts scripts = new TimedScripts(session, log, deadlines, attempt.cancellation(), time);
            JobOutcome hook = hook(scripts);
            if (hook.status() != Status.SUCCESS) {
                return hook;
            }
            JobOutcome outcome = main(scripts, script);
            if (outcome.status() == Status.SUCCESS) {
                release();
            }
            // Once the job's own time is used up, or the whole build is being ended, nothing more is started.
            if (script.after().isEmpty() || time.isUp() || isInterrupted()) {
                return outcome;
            }
            return afterScript(scripts, script, outcome);
        } catch (ExecutorException e) {
            return JobOutcome.failure(FailureReason.RUNNER_SYSTEM_FAILURE, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Belongs to getting the sources: where it fails, no script of the job is run, nor one after it. The files are there by now; what
     * it sets up for git itself comes too late, all else does not.
     */
    private JobOutcome hook(TimedScripts scripts) throws ExecutorException, InterruptedException {
        List<String> commands = attempt.job().job().options().value("hooks") instanceof Map<?, ?> hooks
                        && hooks.get("pre_get_sources_script") instanceof List<?> given
                ? given.stream().map(String::valueOf).toList()
                : List.of();
        if (commands.isEmpty()) {
            return JobOutcome.success();
        }
        End end = scripts.run(
                new ShellScript(
                        "pre_get_sources_script", commands, variables.environment("running"), settings.script()),
                time.limit());
        return end.timedOut() ? time.outcome() : ofResult(end.result());
    }

    private void release() {
        if (attempt.job().job().options().value("release") instanceof Map<?, ?> release) {
            log.begin(Step.RELEASE.section());
            ReleaseText.lines(release, variables.all()).forEach(log::say);
        }
    }

    private boolean isInterrupted() {
        return attempt.cancellation()
                .reason()
                .filter(Reason.INTERRUPTED::equals)
                .isPresent();
    }

    private JobOutcome main(TimedScripts scripts, Script script) throws ExecutorException, InterruptedException {
        List<RunStep> steps = RunStep.of(attempt.job().job().options());
        Optional<RunStep> foreign =
                steps.stream().filter(step -> step.script().isEmpty()).findFirst();
        if (foreign.isPresent()) {
            return JobOutcome.failure(
                    FailureReason.RUNNER_UNSUPPORTED,
                    "run: the step '" + foreign.get().name()
                            + "' is made elsewhere; here steps are run that have a script");
        }
        log.begin(Step.SCRIPT.section());
        if (steps.isEmpty()) {
            List<String> commands = Stream.concat(script.before().stream(), script.main().stream())
                    .toList();
            return main(scripts, commands, variables.environment("running"));
        }
        JobOutcome outcome = JobOutcome.success();
        for (RunStep step : steps) {
            Map<String, String> environment = new LinkedHashMap<>(variables.environment("running"));
            environment.putAll(step.environment());
            outcome = main(scripts, step.script().stream().toList(), environment);
            if (outcome.status() != Status.SUCCESS) {
                break;
            }
        }
        return outcome;
    }

    private JobOutcome main(TimedScripts scripts, List<String> commands, Map<String, String> environment)
            throws ExecutorException, InterruptedException {
        Duration limit = settings.scriptTimeout().orElse(time.limit());
        End end = scripts.run(new ShellScript(Step.SCRIPT.word(), commands, environment, settings.script()), limit);
        if (!end.timedOut()) {
            return ofResult(end.result());
        }
        return settings.scriptTimeout().isEmpty() || time.isUp()
                ? time.outcome()
                : JobOutcome.failure(
                        FailureReason.JOB_EXECUTION_TIMEOUT,
                        "script timeout: execution took longer than " + GoDuration.of(limit));
    }

    private static JobOutcome ofResult(ScriptResult result) {
        if (result.stopped()) {
            return JobOutcome.canceled("canceled");
        }
        return result.exitCode() == 0 ? JobOutcome.success() : JobOutcome.scriptFailure(result.exitCode());
    }

    /** Whatever becomes of it, the job ends as its script did, unless it wants to know. */
    private JobOutcome afterScript(TimedScripts scripts, Script script, JobOutcome outcome)
            throws InterruptedException {
        log.begin(Step.AFTER_SCRIPT.section());
        log.note(RunnerLines.notice("Running after script..."));
        JobOutcome after = ofAfterScript(scripts, script, outcome);
        if (time.isUp() || after.status() == Status.SUCCESS) {
            return outcome;
        }
        if (settings.ignoresAfterScript()) {
            log.say(RunnerLines.warning(
                    "WARNING: after_script failed, but job will continue unaffected: " + after.detail()));
            return outcome;
        }
        return outcome.status() == Status.SUCCESS ? after : outcome;
    }

    private JobOutcome ofAfterScript(TimedScripts scripts, Script script, JobOutcome outcome)
            throws InterruptedException {
        Duration limit = settings.afterScriptTimeout();
        ShellScript commands = new ShellScript(
                Step.AFTER_SCRIPT.word(),
                script.after(),
                variables.environment(statusWord(outcome)),
                settings.script());
        try {
            End end = scripts.runEvenIfCanceled(commands, limit);
            return end.timedOut()
                    ? JobOutcome.failure(
                            FailureReason.JOB_EXECUTION_TIMEOUT, "execution took longer than " + GoDuration.of(limit))
                    : ofResult(end.result());
        } catch (ExecutorException e) {
            return JobOutcome.failure(FailureReason.RUNNER_SYSTEM_FAILURE, String.valueOf(e.getMessage()));
        }
    }

    /** {@code CI_JOB_STATUS}: the runner has a word of its own for a job whose time was up. */
    private static String statusWord(JobOutcome outcome) {
        return outcome.reason()
                        .filter(FailureReason.JOB_EXECUTION_TIMEOUT::equals)
                        .isPresent()
                ? "timedout"
                : outcome.status().word();
    }
}
