package io.github.cimaven.mojo;

import io.github.cimaven.app.Choice;
import io.github.cimaven.app.GitHooks;
import io.github.cimaven.run.engine.CommandLine;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Installs a git hook that runs jobs, such as {@code mvn ci:hook -Dci.hook=pre-push -Dci.job=lint,unit}, or removes it. A hook that
 * is there already stays as it is. The hook never confirms a deployment.
 *
 * @since 0.1.0
 */
@Mojo(name = "hook", requiresProject = false, threadSafe = true)
public class HookMojo extends RunningMojo {
    /**
     * The hook: {@code pre-push} keeps a push back when a job fails, {@code post-commit} runs after each commit.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.hook")
    @Nullable
    private String hook;

    /**
     * Removes the hook instead.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.hook.remove", defaultValue = "false")
    private boolean remove;

    /**
     * The jobs it runs.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.job")
    @Nullable
    private List<String> job;

    /**
     * Runs first what these jobs need.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.needs", defaultValue = "false")
    private boolean needs;

    /**
     * The stages it runs, instead of jobs. Without either it runs the whole pipeline.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.stage")
    @Nullable
    private List<String> stage;

    @Override
    void work() throws Exception {
        String name = text(hook)
                .orElseThrow(() -> new MojoFailureException("ci:hook needs to know which hook:"
                        + " mvn ci:hook -Dci.hook=pre-push (or post-commit) -Dci.job=NAME[,NAME…]."));
        if (confirmed()) {
            throw new MojoFailureException(
                    "A hook confirms no deployment: leave out -D" + Confirmation.PROPERTY + "=true.");
        }
        GitHooks hooks = new GitHooks(
                java.nio.file.Path.of(session.getExecutionRootDirectory()).toRealPath(), ambient(), console());
        if (remove) {
            hooks.remove(name);
            return;
        }
        Choice choice = Chosen.of(list(job), needs, list(stage));
        if (dryRun) {
            run(choice);
        } else {
            pipeline().plan(choice); // Not to find out at the next push that there is no such job.
            hooks.install(name, arguments(), what());
        }
    }

    private String what() {
        if (!list(job).isEmpty()) {
            return String.join(", ", list(job)) + (needs ? " and what they need" : "");
        }
        return list(stage).isEmpty() ? "the pipeline" : "stage " + String.join(", ", list(stage));
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        TypedCommand typed = new TypedCommand(session, mojoExecution);
        if (!list(job).isEmpty()) {
            arguments.add(typed.plugin(project) + ":job");
            arguments.add("-Dci.job=" + CommandLine.quoted(String.join(",", list(job))));
            if (needs) {
                arguments.add("-Dci.needs=true");
            }
        } else if (!list(stage).isEmpty()) {
            arguments.add(typed.plugin(project) + ":stage");
            arguments.add("-Dci.stage=" + CommandLine.quoted(String.join(",", list(stage))));
        } else {
            arguments.add(typed.plugin(project) + ":run");
        }
        arguments.addAll(typed.options());
        typed.pomHere().ifPresent(arguments::add);
        return arguments;
    }
}
