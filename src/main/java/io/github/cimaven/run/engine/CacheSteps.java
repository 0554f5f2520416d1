package io.github.cimaven.run.engine;

import io.github.cimaven.config.model.Cache;
import io.github.cimaven.config.variable.Expansion;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.run.event.CacheUse;
import io.github.cimaven.run.event.FailureReason;
import io.github.cimaven.run.event.JobOutcome;
import io.github.cimaven.run.event.Status;
import io.github.cimaven.run.log.JobLog;
import io.github.cimaven.run.storage.CacheStore;
import io.github.cimaven.run.storage.KeptCache;
import io.github.cimaven.run.storage.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The caches of an attempt: looked for before it has a workspace, saved after its scripts, with the lines that GitLab Runner
 * writes about it. What goes wrong with a cache is told and never fails the job, but for a policy that there is not.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#cache">cache</a>
 */
final class CacheSteps {
    private final List<CacheStep> steps = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private Optional<JobOutcome> refusal = Optional.empty();

    private CacheSteps() {}

    /** Nothing is to be done for a job without caches. */
    static boolean has(PlannedJob job) {
        for (Cache cache : job.caches()) {
            if (!cache.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    static CacheSteps none() {
        return new CacheSteps();
    }

    /** Looks for all caches of a job. */
    static CacheSteps of(PlannedJob job, Variables variables, CacheStore store) {
        CacheSteps steps = new CacheSteps();
        boolean onProtected =
                Expansion.text("$CI_COMMIT_REF_PROTECTED", variables).equals("true");
        for (Cache cache : job.caches()) {
            if (!cache.isEmpty() && steps.refusal.isEmpty()) {
                CacheStep step = new CacheStep(cache, new CacheNames(cache, onProtected, variables), store);
                steps.steps.add(step);
                steps.refusal = step.restore(steps.lines::add).map(CacheSteps::refused);
            }
        }
        return steps;
    }

    private static JobOutcome refused(String why) {
        return JobOutcome.failure(FailureReason.RUNNER_SYSTEM_FAILURE, why);
    }

    /** The outcome of a job that cannot start for what its caches ask for. */
    Optional<JobOutcome> refusal() {
        return refusal;
    }

    /** What was found, in the order in which it is to be unpacked. */
    List<KeptCache> found() {
        List<KeptCache> found = new ArrayList<>();
        steps.forEach(step -> step.found().ifPresent(found::add));
        return found;
    }

    /** To be called once the workspace has all its files: says what was found. */
    void restored(Workspace workspace, JobLog log) throws IOException {
        if (!steps.isEmpty()) {
            log.begin(Step.RESTORE_CACHE.section());
            lines.forEach(log::say);
        }
        for (CacheStep step : steps) {
            step.restored(workspace);
        }
    }

    /** A canceled job saves nothing. */
    void save(JobOutcome outcome, Workspace workspace, Variables variables, JobLog log) throws InterruptedException {
        boolean titled = false;
        for (CacheStep step : steps) {
            if (ArtifactSteps.isDue(step.when(), outcome)) {
                if (!titled) {
                    boolean success = outcome.status() == Status.SUCCESS;
                    log.begin((success ? Step.ARCHIVE_CACHE : Step.ARCHIVE_CACHE_ON_FAILURE).section());
                    titled = true;
                }
                step.save(workspace, variables, log::say);
            }
        }
    }

    /** What became of each. */
    List<CacheUse> uses() {
        return steps.stream().map(CacheStep::use).toList();
    }

    /** Whether caches hold files of the workspace by now. */
    boolean holdFiles() {
        return steps.stream().anyMatch(step -> step.use().saved());
    }
}
