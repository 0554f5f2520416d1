package io.github.cimaven.run.engine;

import io.github.cimaven.config.model.Script;
import io.github.cimaven.run.engine.Deadlines.Deadline;
import io.github.cimaven.run.event.FailureReason;
import io.github.cimaven.run.event.JobOutcome;
import io.github.cimaven.run.event.Status;
import io.github.cimaven.run.executor.Cancellation;
import io.github.cimaven.run.executor.Cancellation.Reason;
import io.github.cimaven.run.executor.Cancellation.Registration;
import io.github.cimaven.run.executor.Executor;
import io.github.cimaven.run.executor.ExecutorException;
import io.github.cimaven.run.executor.JobContext;
import io.github.cimaven.run.executor.JobSession;
import io.github.cimaven.run.executor.ScriptResult;
import io.github.cimaven.run.executor.ShellScript;
import io.github.cimaven.run.log.JobLog;
import io.github.cimaven.run.storage.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The steps of an attempt: script, after_script and what follows, with the lines that GitLab Runner writes about them.
 *
 * @see <a href="https://gitlab.com/gitlab-org/gitlab-runner/-/blob/main/common/build.go">GitLab Runner's build.go</a>
 */
final class JobSteps {
    private static final String TIMEOUTS =
            "https://docs.gitlab.com/ci/runners/configure_runners/#set-script-and-after_script-timeouts";

    private final Attempt attempt;
    private final Workspace workspace;
    private final JobVariables variables;
    private final JobLog log;
    private final Duration timeout;
    private final RunnerSettings settings;

    JobSteps(
            Attempt attempt,
            Workspace workspace,
            JobVariables variables,
            JobLog log,
            Duration timeout,
            RunnerSettings settings) {
        this.attempt = attempt;
        this.workspace = workspace;
        this.variables = variables;
        this.log = log;
        this.timeout = timeout;
        this.settings = settings;
    }

    AttemptResult run(Executor executor, Deadlines deadlines, CacheSteps caches, ArtifactSteps artifacts)
            throws InterruptedException {
        if (caches.refusal().isPresent()) {
            return AttemptResult.of(caches.refusal().get());
        }
        JobOutcome outcome = scripts(executor, deadlines);
        caches.save(outcome, workspace, variables.all(), log);
        AttemptResult result = artifacts.upload(outcome, caches.holdFiles());
        return new AttemptResult(result.outcome(), result.products().withCaches(caches.uses()));
    }

    @SuppressWarnings("try") // The deadline is there to be closed.
    private JobOutcome scripts(Executor executor, Deadlines deadlines) throws InterruptedException {
        Script script = attempt.job().job().script();
        JobContext context = new JobContext(
                attempt.job().name(),
                workspace.projectDir(),
                workspace.privateDir(),
                attempt.job().job().place(),
                workspace.overlay());
        Cancellation jobTime = new Cancellation();
        try (JobSession session = executor.open(context, log);
                Deadline deadline = deadlines.after(timeout, () -> jobTime.request(Reason.TIMED_OUT))) {
            JobOutcome outcome = main(session, script, jobTime, deadlines);
            // Once the job's own time is used up, or the whole build is being ended, nothing more is started.
            if (script.after().isEmpty() || jobTime.requested() || isInterrupted()) {
                return outcome;
            }
            return afterScript(session, script, outcome, jobTime, deadlines);
        } catch (ExecutorException e) {
            return JobOutcome.failure(FailureReason.RUNNER_SYSTEM_FAILURE, String.valueOf(e.getMessage()));
        }
    }

    private boolean isInterrupted() {
        return attempt.cancellation()
                .reason()
                .filter(Reason.INTERRUPTED::equals)
                .isPresent();
    }

    private JobOutcome main(JobSession session, Script script, Cancellation jobTime, Deadlines deadlines)
            throws ExecutorException, InterruptedException {
        log.begin(Step.SCRIPT.section());
        List<String> commands =
                Stream.concat(script.before().stream(), script.main().stream()).toList();
        ShellScript shellScript =
                new ShellScript(Step.SCRIPT.word(), commands, variables.environment("running"), settings.script());
        Duration limit = settings.scriptTimeout().orElse(timeout);
        Cancellation cancellation = new Cancellation();
        ScriptResult result = run(session, shellScript, limit, jobTime, deadlines, cancellation, this::forwardAll);
        if (!result.stopped()) {
            return result.exitCode() == 0 ? JobOutcome.success() : JobOutcome.scriptFailure(result.exitCode());
        }
        if (!timedOut(cancellation)) {
            return JobOutcome.canceled("canceled");
        }
        return settings.scriptTimeout().isPresent() && !jobTime.requested()
                ? JobOutcome.failure(
                        FailureReason.JOB_EXECUTION_TIMEOUT,
                        "script timeout: execution took longer than " + GoDuration.of(limit))
                : tookTooLong();
    }

    private JobOutcome tookTooLong() {
        return JobOutcome.failure(
                FailureReason.JOB_EXECUTION_TIMEOUT,
                "execution took longer than " + GoDuration.of(timeout) + " seconds");
    }

    /** Which wishes of the pipeline a script hears. */
    @FunctionalInterface
    private interface Forwarding {
        Registration to(Cancellation cancellation);
    }

    private Registration forwardAll(Cancellation cancellation) {
        return attempt.cancellation()
                .onRequest(() -> attempt.cancellation().reason().ifPresent(cancellation::request));
    }

    /** A canceled job still runs its after_script; only the end of the whole build stops that too. */
    private Registration forwardInterruption(Cancellation cancellation) {
        return attempt.cancellation().onRequest(() -> {
            if (isInterrupted()) {
                cancellation.request(Reason.INTERRUPTED);
            }
        });
    }

    @SuppressWarnings("try") // Deadline and registrations are there to be closed.
    private ScriptResult run(
            JobSession session,
            ShellScript script,
            Duration limit,
            Cancellation jobTime,
            Deadlines deadlines,
            Cancellation cancellation,
            Forwarding forwarding)
            throws ExecutorException, InterruptedException {
        try (Deadline deadline = deadlines.after(limit, () -> cancellation.request(Reason.TIMED_OUT));
                Registration ofJob = jobTime.onRequest(() -> cancellation.request(Reason.TIMED_OUT));
                Registration ofPipeline = forwarding.to(cancellation)) {
            ScriptResult result = session.run(script, cancellation);
            tellLeftBehind(result);
            if (result.stopped() && timedOut(cancellation)) {
                log.say(RunnerLines.warning("WARNING: " + script.step()
                        + " could not run to completion because the timeout was exceeded. For more control over job and"
                        + " script timeouts see: " + TIMEOUTS));
            }
            return result;
        }
    }

    private static boolean timedOut(Cancellation cancellation) {
        return cancellation.reason().filter(Reason.TIMED_OUT::equals).isPresent();
    }

    /** Whatever becomes of it, the job ends as its script did, unless it wants to know. */
    private JobOutcome afterScript(
            JobSession session, Script script, JobOutcome outcome, Cancellation jobTime, Deadlines deadlines)
            throws InterruptedException {
        log.begin(Step.AFTER_SCRIPT.section());
        log.note(RunnerLines.notice("Running after script..."));
        ShellScript shellScript = new ShellScript(
                Step.AFTER_SCRIPT.word(),
                script.after(),
                variables.environment(statusWord(outcome)),
                settings.script());
        JobOutcome after;
        try {
            Cancellation cancellation = new Cancellation();
            Duration limit = settings.afterScriptTimeout();
            ScriptResult result =
                    run(session, shellScript, limit, jobTime, deadlines, cancellation, this::forwardInterruption);
            if (jobTime.requested()) {
                return tookTooLong();
            }
            after = ofAfterScript(result, timedOut(cancellation));
        } catch (ExecutorException e) {
            after = JobOutcome.failure(FailureReason.RUNNER_SYSTEM_FAILURE, String.valueOf(e.getMessage()));
        }
        if (after.status() == Status.SUCCESS) {
            return outcome;
        }
        if (settings.ignoresAfterScript()) {
            log.say(RunnerLines.warning(
                    "WARNING: after_script failed, but job will continue unaffected: " + after.detail()));
            return outcome;
        }
        return outcome.status() == Status.SUCCESS ? after : outcome;
    }

    private JobOutcome ofAfterScript(ScriptResult result, boolean timedOut) {
        if (!result.stopped()) {
            return result.exitCode() == 0 ? JobOutcome.success() : JobOutcome.scriptFailure(result.exitCode());
        }
        return timedOut
                ? JobOutcome.failure(
                        FailureReason.JOB_EXECUTION_TIMEOUT,
                        "execution took longer than " + GoDuration.of(settings.afterScriptTimeout()))
                : JobOutcome.canceled("canceled");
    }

    /** {@code CI_JOB_STATUS}: the runner has a word of its own for a job whose time was up. */
    private static String statusWord(JobOutcome outcome) {
        return outcome.reason()
                        .filter(FailureReason.JOB_EXECUTION_TIMEOUT::equals)
                        .isPresent()
                ? "timedout"
                : outcome.status().word();
    }

    private void tellLeftBehind(ScriptResult result) {
        if (result.leftBehind() > 0) {
            log.say(RunnerLines.warning(
                    "WARNING: processes left behind in the background were ended: " + result.leftBehind()));
        }
    }
}
