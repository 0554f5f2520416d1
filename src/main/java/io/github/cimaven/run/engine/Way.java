package io.github.cimaven.run.engine;

import io.github.cimaven.config.model.When;
import io.github.cimaven.plan.PlannedJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The bridges that lead from the user's pipeline down to another one.
 *
 * @param outermost the bridge of the user's own pipeline
 * @param manual those below it that the user has to start
 * @param deployment whether one of them needs a confirmation
 */
public record Way(String outermost, List<String> manual, boolean deployment) {
    public Way {
        manual = List.copyOf(manual);
    }

    static Way through(Optional<Way> before, PlannedJob bridge) {
        if (before.isEmpty()) {
            return new Way(bridge.name(), List.of(), bridge.deployment());
        }
        List<String> started = new ArrayList<>(before.get().manual());
        if (bridge.when() == When.MANUAL) {
            started.add(bridge.name());
        }
        return new Way(before.get().outermost(), started, before.get().deployment() || bridge.deployment());
    }

    /** What a command has to say so that this way leads to a manual job. */
    List<String> arguments(PlannedJob job, String confirmed) {
        List<String> started = new ArrayList<>(manual);
        started.add(job.name());
        List<String> arguments = new ArrayList<>();
        arguments.add("-Dci.job=" + CommandLine.quoted(outermost));
        if (!manual.isEmpty() || job.when() == When.MANUAL) {
            arguments.add("-Dci.manual="
                    + CommandLine.quoted(String.join(",", job.when() == When.MANUAL ? started : manual)));
        }
        if (deployment || job.deployment()) {
            arguments.add(confirmed);
        }
        return arguments;
    }
}
