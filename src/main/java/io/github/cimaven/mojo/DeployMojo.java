package io.github.cimaven.mojo;

import io.github.cimaven.app.Choice;
import io.github.cimaven.app.Settings;
import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.PlannedJob;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Runs the jobs of the stage {@code deploy}, manual ones included, if the command line says {@code -Dci.confirm=true}. Without
 * it nothing runs: on the command line the build fails and names the jobs, bound to a phase it goes on with a warning.
 *
 * @since 0.1.0
 */
@Mojo(name = "deploy", defaultPhase = LifecyclePhase.DEPLOY, requiresProject = false, threadSafe = true)
public class DeployMojo extends StageGoalMojo {
    /**
     * The name of the stage in this pipeline.
     *
     * @since 0.1.0
     */
    @Parameter(defaultValue = "deploy")
    private String stage = "deploy";

    @Override
    String stage() {
        return stage;
    }

    /** The stage this goal stands for is a deploy stage, whatever it is called. */
    @Override
    List<String> deployStages() {
        return Stream.concat(super.deployStages().stream(), Stream.of(stage))
                .distinct()
                .toList();
    }

    /** The stage's manual jobs count as started; which jobs there are is decided by the choice of this goal. */
    @Override
    List<String> playedByThisGoal() {
        return List.of(Settings.Execution.ALL_HERE);
    }

    @Override
    void work() throws Exception {
        if (confirmed() || dryRun) {
            super.work();
        } else {
            hold();
        }
    }

    private void hold() throws Exception {
        PipelinePlan plan = pipeline()
                .plan(isBoundToPhase() ? Choice.stagesIfThere(List.of(stage)) : Choice.stages(List.of(stage)));
        if (plan.jobs().isEmpty()) {
            getLog().info("No job of this pipeline is in the stage '" + stage + "'; there is nothing to deploy.");
            return;
        }
        String jobs = plan.jobs().stream().map(PlannedJob::name).collect(Collectors.joining(", "));
        String message = "Nothing was deployed. Waiting for confirmation: " + jobs + ". To run "
                + (plan.jobs().size() == 1 ? "it" : "them") + ": "
                + commands().of("deploy" + execution(), "-D" + Confirmation.PROPERTY + "=true");
        if (isBoundToPhase()) {
            getLog().warn(message);
        } else {
            throw new MojoFailureException(message);
        }
    }

    /** Called without it, the goal would stand for the stage {@code deploy}. */
    private String execution() {
        boolean own = !stage.equals("deploy") && !mojoExecution.getExecutionId().equals("default-cli");
        return own ? "@" + mojoExecution.getExecutionId() : "";
    }
}
