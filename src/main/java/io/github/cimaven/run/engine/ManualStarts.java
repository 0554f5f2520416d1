package io.github.cimaven.run.engine;

import io.github.cimaven.plan.PlannedJob;
import java.util.List;
import java.util.function.Consumer;

/**
 * The user, who may start manual jobs when nothing can go on without that. Deployments that are not confirmed are none of them.
 */
@FunctionalInterface
public interface ManualStarts {
    /** Nobody is there: what waits goes on waiting. */
    ManualStarts NOBODY = (waiting, answer) -> answer.accept(List.of());

    /**
     * Asks which of the jobs start.
     *
     * @param waiting at least one
     * @param answer is told once, by any thread, now or later
     */
    void ask(List<PlannedJob> waiting, Consumer<List<PlannedJob>> answer);
}
