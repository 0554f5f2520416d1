package io.github.cimaven.run.engine;

import io.github.cimaven.run.engine.Deadlines.Deadline;
import io.github.cimaven.run.executor.Cancellation;
import io.github.cimaven.run.executor.Cancellation.Reason;
import io.github.cimaven.run.executor.Cancellation.Registration;
import io.github.cimaven.run.executor.ExecutorException;
import io.github.cimaven.run.executor.JobSession;
import io.github.cimaven.run.executor.ScriptResult;
import io.github.cimaven.run.executor.ShellScript;
import io.github.cimaven.run.log.JobLog;
import java.time.Duration;

/**
 * Runs the scripts of an attempt, each no longer than it may: until its own time is up, or that of the job, or the pipeline wants
 * the job to stop.
 */
final class TimedScripts {
    private final JobSession session;
    private final JobLog log;
    private final Deadlines deadlines;
    private final Cancellation pipeline;
    private final JobTime time;

    /**
     * @param pipeline the wish that the job stops
     * @param time of the whole job
     */
    TimedScripts(JobSession session, JobLog log, Deadlines deadlines, Cancellation pipeline, JobTime time) {
        this.session = session;
        this.log = log;
        this.deadlines = deadlines;
        this.pipeline = pipeline;
        this.time = time;
    }

    /**
     * How a script ended.
     *
     * @param timedOut whether it was stopped because its time was up
     */
    record End(ScriptResult result, boolean timedOut) {}

    /** Runs the script that a canceled job ends with. */
    End run(ShellScript script, Duration limit) throws ExecutorException, InterruptedException {
        return run(script, limit, Reason.CANCELED);
    }

    /** Runs a script that a canceled job has still to run; only the end of the whole build stops it too. */
    End runEvenIfCanceled(ShellScript script, Duration limit) throws ExecutorException, InterruptedException {
        return run(script, limit, Reason.INTERRUPTED);
    }

    @SuppressWarnings("try") // Deadline and registrations are there to be closed.
    private End run(ShellScript script, Duration limit, Reason mildest) throws ExecutorException, InterruptedException {
        Cancellation cancellation = new Cancellation();
        try (Deadline deadline = deadlines.after(limit, () -> cancellation.request(Reason.TIMED_OUT));
                Registration ofJob = time.end().onRequest(() -> cancellation.request(Reason.TIMED_OUT));
                Registration ofPipeline = pipeline.onRequest(() -> pipeline.reason()
                        .filter(reason -> reason.compareTo(mildest) >= 0)
                        .ifPresent(cancellation::request))) {
            ScriptResult result = session.run(script, cancellation);
            boolean timedOut = result.stopped()
                    && cancellation.reason().filter(Reason.TIMED_OUT::equals).isPresent();
            tell(script, result, timedOut);
            return new End(result, timedOut);
        }
    }

    private void tell(ShellScript script, ScriptResult result, boolean timedOut) {
        if (result.leftBehind() > 0) {
            log.say(RunnerLines.warning(
                    "WARNING: processes left behind in the background were ended: " + result.leftBehind()));
        }
        if (timedOut) {
            log.say(RunnerLines.timeExceeded(script.step()));
        }
    }
}
