package io.github.cimaven.run.engine;

import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.io.FileNames;
import io.github.cimaven.run.engine.JobVariables.Circumstances;
import io.github.cimaven.run.engine.JobVariables.Whereabouts;
import io.github.cimaven.run.executor.Executor;
import io.github.cimaven.run.executor.Executors;
import io.github.cimaven.run.executor.FurtherLogs;
import io.github.cimaven.run.executor.JobContext;
import io.github.cimaven.run.executor.JobFolders;
import io.github.cimaven.run.log.LogArchive;
import io.github.cimaven.run.log.Secrets;
import io.github.cimaven.run.storage.Workspace;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * All that is known of an attempt before it begins.
 *
 * @param executor where it will run
 * @param context what that has to know
 * @param secrets what its log must not show
 */
record ReadyJob(
        Executor executor, JobContext context, JobVariables variables, RunnerSettings settings, Secrets secrets) {
    /**
     * @param logs which further ones belong to
     * @param limit of the time that the job may take
     */
    static ReadyJob of(
            Executors executors,
            Circumstances circumstances,
            Attempt attempt,
            Variables reported,
            Workspace workspace,
            LogArchive logs,
            Duration limit) {
        Executor executor = executors.of(attempt.job().job().place());
        JobFolders here = new JobFolders(
                workspace.projectDir().resolveSibling(""),
                workspace.checkoutDir(),
                workspace.projectDir(),
                workspace.privateDir());
        String projectPath = attempt.job()
                .variables()
                .get("CI_PROJECT_PATH")
                .map(Variable::value)
                .orElse("");
        JobFolders seen = executor.seen(here, projectPath);
        JobVariables variables =
                new JobVariables(circumstances, attempt, reported, new Whereabouts(executor.name(), seen), limit);
        Map<String, String> environment = variables.environment("running");
        RunnerSettings settings = RunnerSettings.of(environment, limit);
        Secrets known = new Secrets(variables.secrets(), settings.allTokens());
        FurtherLogs further = name -> logs.silent()
                .open(
                        attempt.log().resolveSibling(FileNames.of(name) + ".log"),
                        attempt.job().name(),
                        known);
        JobContext context = new JobContext(
                attempt.job().name(),
                here,
                seen,
                ExpandedPlace.of(attempt.job().job().place(), variables.all()),
                workspace.overlay(),
                environment,
                Optional.of(further),
                Optional.empty());
        return new ReadyJob(
                executor, context, variables, settings, settings.script().trace() ? known.quotedToo() : known);
    }
}
