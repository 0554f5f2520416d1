package io.github.cimaven.run.engine;

import io.github.cimaven.config.model.Script;
import io.github.cimaven.run.engine.Deadlines.Deadline;
import io.github.cimaven.run.event.FailureReason;
import io.github.cimaven.run.event.JobOutcome;
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
    private static final Duration AFTER_SCRIPT_TIMEOUT = Duration.ofMinutes(5);

    private final Attempt attempt;
    private final Workspace workspace;
    private final JobVariables variables;
    private final JobLog log;
    private final Duration timeout;

    JobSteps(Attempt attempt, Workspace workspace, JobVariables variables, JobLog log, Duration timeout) {
        this.attempt = attempt;
        this.workspace = workspace;
        this.variables = variables;
        this.log = log;
        this.timeout = timeout;
    }

    AttemptResult run(Executor executor, Deadlines deadlines, ArtifactSteps artifacts) throws InterruptedException {
        AttemptResult result = artifacts.upload(scripts(executor, deadlines), false);
        log.say(lastLine(result.outcome()));
        return result;
    }

    private static String lastLine(JobOutcome outcome) {
        return switch (outcome.status()) {
            case SUCCESS -> RunnerLines.success("Job succeeded");
            case CANCELED -> RunnerLines.warning("Job canceled");
            default ->
                RunnerLines.error("ERROR: Job failed"
                        + (outcome.reason()
                                        .filter(FailureReason.RUNNER_SYSTEM_FAILURE::equals)
                                        .isPresent()
                                ? " (system failure): "
                                : ": ")
                        + outcome.detail());
        };
    }

    private JobOutcome scripts(Executor executor, Deadlines deadlines) throws InterruptedException {
        Script script = attempt.job().job().script();
        JobContext context = new JobContext(
                attempt.job().name(),
                workspace.projectDir(),
                workspace.privateDir(),
                attempt.job().job().place());
        try (JobSession session = executor.open(context, log)) {
            Cancellation cancellation = new Cancellation();
            JobOutcome outcome = main(session, script, cancellation, deadlines);
            // Once the job's own time is used up, or the whole build is being ended, nothing more is started.
            boolean over = cancellation
                    .reason()
                    .filter(reason -> reason != Reason.CANCELED)
                    .isPresent();
            if (!script.after().isEmpty() && !over) {
                afterScript(session, script, outcome, deadlines);
            }
            return outcome;
        } catch (ExecutorException e) {
            return JobOutcome.failure(FailureReason.RUNNER_SYSTEM_FAILURE, String.valueOf(e.getMessage()));
        }
    }

    @SuppressWarnings("try") // Deadline and registration are there to be closed.
    private JobOutcome main(JobSession session, Script script, Cancellation cancellation, Deadlines deadlines)
            throws ExecutorException, InterruptedException {
        List<String> commands =
                Stream.concat(script.before().stream(), script.main().stream()).toList();
        try (Deadline deadline = deadlines.after(timeout, () -> cancellation.request(Reason.TIMED_OUT));
                Registration registration = forward(cancellation)) {
            ScriptResult result = session.run(
                    new ShellScript("step_script", commands, variables.environment("running")), cancellation);
            tellLeftBehind(result);
            if (!result.stopped()) {
                return result.exitCode() == 0 ? JobOutcome.success() : JobOutcome.scriptFailure(result.exitCode());
            }
            return cancellation.reason().filter(Reason.TIMED_OUT::equals).isPresent()
                    ? JobOutcome.failure(
                            FailureReason.JOB_EXECUTION_TIMEOUT,
                            "execution took longer than " + GoDuration.of(timeout) + " seconds")
                    : JobOutcome.canceled("canceled");
        }
    }

    private Registration forward(Cancellation cancellation) {
        return attempt.cancellation()
                .onRequest(() -> attempt.cancellation().reason().ifPresent(cancellation::request));
    }

    /** Whatever becomes of it, the job ends as its script did. */
    private void afterScript(JobSession session, Script script, JobOutcome outcome, Deadlines deadlines)
            throws InterruptedException {
        log.say(RunnerLines.title("Running after_script"));
        log.say("Running after script...");
        String problem;
        try {
            problem = problemOfAfterScript(session, script, outcome, deadlines);
        } catch (ExecutorException e) {
            problem = String.valueOf(e.getMessage());
        }
        if (!problem.isEmpty()) {
            log.say(RunnerLines.warning("WARNING: after_script failed, but job will continue unaffected: " + problem));
        }
    }

    @SuppressWarnings("try") // Deadline and registration are there to be closed.
    private String problemOfAfterScript(JobSession session, Script script, JobOutcome outcome, Deadlines deadlines)
            throws ExecutorException, InterruptedException {
        Cancellation cancellation = new Cancellation();
        // A canceled job still runs its after_script; only the end of the whole build stops that too.
        try (Deadline deadline = deadlines.after(AFTER_SCRIPT_TIMEOUT, () -> cancellation.request(Reason.TIMED_OUT));
                Registration registration = attempt.cancellation().onRequest(() -> attempt.cancellation()
                        .reason()
                        .filter(Reason.INTERRUPTED::equals)
                        .ifPresent(cancellation::request))) {
            ScriptResult result = session.run(
                    new ShellScript(
                            "after_script",
                            script.after(),
                            variables.environment(outcome.status().word())),
                    cancellation);
            tellLeftBehind(result);
            if (!result.stopped()) {
                return result.exitCode() == 0 ? "" : "exit code " + result.exitCode();
            }
            return cancellation.reason().filter(Reason.TIMED_OUT::equals).isPresent()
                    ? "execution took longer than " + GoDuration.of(AFTER_SCRIPT_TIMEOUT)
                    : "canceled";
        }
    }

    private void tellLeftBehind(ScriptResult result) {
        if (result.leftBehind() > 0) {
            log.say(RunnerLines.warning(
                    "WARNING: processes left behind in the background were ended: " + result.leftBehind()));
        }
    }
}
