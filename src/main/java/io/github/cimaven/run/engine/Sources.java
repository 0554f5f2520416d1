package io.github.cimaven.run.engine;

import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.run.log.JobLog;
import io.github.cimaven.run.storage.Layer;
import io.github.cimaven.run.storage.Workspace;
import io.github.cimaven.run.storage.Workspaces;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * Which sources a job gets. Every job has a folder of its own, made anew, so that fetching and cloning come to the same, and nothing
 * has to be cleaned: of GitLab Runner's variables for git, two make a difference.
 *
 * @see <a href="https://docs.gitlab.com/ci/runners/configure_runners/#git-strategy">Git strategy</a>
 */
public final class Sources {
    private static final List<String> WITH_SOURCES = List.of("", "fetch", "clone");
    private static final int SHORT_SHA = 8;

    private final PlannedJob job;
    private final String strategy;

    Sources(PlannedJob job) {
        this.job = job;
        this.strategy = job.value("GIT_STRATEGY");
    }

    /** Whether a job gets the checkout's files at all. */
    public static boolean areWantedBy(PlannedJob job) {
        return new Sources(job).wanted();
    }

    private boolean wanted() {
        return !strategy.equals("none") && !strategy.equals("empty");
    }

    Workspace open(Workspaces workspaces, List<? extends Layer> layers) throws IOException, InterruptedException {
        return wanted() ? workspaces.open(job.name(), layers) : workspaces.openEmpty(job.name(), layers);
    }

    /**
     * @param since when they began to be got
     * @param tries what went wrong before
     */
    void say(JobLog log, Instant since, List<String> tries) {
        log.begin(Step.GET_SOURCES.section(), since);
        tries.forEach(log::say);
        if (wanted()) {
            checkedOut(log);
        } else {
            log.note(RunnerLines.notice("Skipping Git repository setup"
                    + (strategy.equals("empty") ? " and creating an empty build directory" : "")));
            log.note(RunnerLines.notice("Skipping Git checkout"));
            log.note(RunnerLines.notice("Skipping Git submodules setup"));
        }
    }

    private void checkedOut(JobLog log) {
        if (!WITH_SOURCES.contains(strategy)) {
            log.say(RunnerLines.warning(
                    "WARNING: GIT_STRATEGY: expected either 'clone', 'fetch', 'none' or 'empty' got \"" + strategy
                            + "\", using default value 'fetch'"));
        }
        if (!job.value("GIT_CLONE_PATH").isEmpty()) {
            log.say(RunnerLines.warning(
                    "WARNING: GIT_CLONE_PATH is not followed; CI_PROJECT_DIR says where the job runs"));
        }
        String sha = job.value("CI_COMMIT_SHA");
        if (sha.length() < SHORT_SHA || sha.matches("0*")) {
            log.note("Copying the project's folder, which is no Git repository...");
        } else {
            log.note(RunnerLines.notice("Checking out " + sha.substring(0, SHORT_SHA) + " as detached HEAD (ref is "
                    + job.value("CI_COMMIT_REF_NAME") + ")..."));
        }
        if (RunnerSettings.isOff(job.value("GIT_CHECKOUT"))) {
            log.note("GIT_CHECKOUT=false keeps what is there; in a new folder that is the checkout");
        }
    }
}
