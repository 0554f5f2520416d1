package io.github.cimaven.mojo;

import io.github.cimaven.app.Choice;
import java.util.List;

/** Goals that stand for one stage of the pipeline and are bound to the Maven phase of the same sense. */
abstract class StageGoalMojo extends RunningMojo {
    /** The stage this goal stands for. */
    abstract String stage();

    @Override
    void work() throws Exception {
        run(isBoundToPhase() ? Choice.stagesIfThere(List.of(stage())) : Choice.stages(List.of(stage())));
    }
}
