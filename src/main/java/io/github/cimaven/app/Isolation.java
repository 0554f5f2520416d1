package io.github.cimaven.app;

import io.github.cimaven.run.executor.Cancellation;
import io.github.cimaven.run.process.ProcessGroups;
import io.github.cimaven.run.storage.CheckoutSource;
import io.github.cimaven.run.storage.ClonedFolders;
import io.github.cimaven.run.storage.CopyWorkspaces;
import io.github.cimaven.run.storage.InPlaceWorkspaces;
import io.github.cimaven.run.storage.OverlayWorkspaces;
import io.github.cimaven.run.storage.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which way jobs are kept apart.
 *
 * @param notice for the user: why it is not the best way, or what it means
 */
record Isolation(Workspaces workspaces, Optional<String> notice) {
    private static final String OVERLAY = "overlay";
    private static final String IN_PLACE = Settings.Execution.IN_PLACE;
    private static final List<String> CHOICES = List.of("auto", OVERLAY, "copy", IN_PLACE);

    /** @throws ConfigurationException if there is no such way */
    static void check(String wanted) throws ConfigurationException {
        if (!CHOICES.contains(wanted)) {
            throw new ConfigurationException("ci.workspace=" + wanted + " is no way to keep jobs apart; there are: "
                    + String.join(", ", CHOICES) + ".");
        }
    }

    /** Where a job would run, in a few words. */
    static String described(String wanted) {
        return switch (wanted) {
            case IN_PLACE -> "in the checkout itself";
            case OVERLAY -> "in an overlay of its own";
            case "copy" -> "in a copy of its own";
            default -> "in a checkout of its own";
        };
    }

    /**
     * Finds out what this machine offers, and takes the best of it or what the user wants.
     *
     * @param wanted one of the choices
     * @param places where the jobs will run
     * @param cancellation ends what is tried out
     */
    static Isolation choose(
            String wanted,
            CheckoutSource source,
            StateFolder state,
            ProcessGroups processes,
            JobPlaces places,
            Cancellation cancellation)
            throws EnvironmentException, IOException, InterruptedException {
        Path trial = state.workspaces().resolve("trial");
        if (wanted.equals(IN_PLACE)) {
            if (places.processes()) {
                processes.tryNamespaces(trial, cancellation);
            }
            return new Isolation(
                    new InPlaceWorkspaces(source, state.workspaces()),
                    Optional.of("jobs run in the checkout itself and change its files (ci.workspace=in-place)"));
        }
        if (wanted.equals("copy")) {
            if (places.processes()) {
                processes.tryNamespaces(trial, cancellation);
            }
            return new Isolation(copies(source, state, processes), Optional.empty());
        }
        Optional<String> obstacle = places.containersMountOverlays()
                ? places.processes() ? processes.tryOverlay(trial, cancellation) : Optional.empty()
                : Optional.of("the engine that runs the containers cannot mount them");
        if (obstacle.isEmpty()) {
            return new Isolation(new OverlayWorkspaces(source, state.snapshot(), state.workspaces()), Optional.empty());
        }
        if (wanted.equals(OVERLAY)) {
            throw new EnvironmentException("ci.workspace=overlay is not possible here: " + obstacle.get()
                    + ". ci.workspace=auto takes the best way there is.");
        }
        // Elsewhere than on Linux there is no better way that could be missed.
        Optional<String> notice = obstacle.filter(reason -> Files.exists(Path.of("/proc/self")))
                .map(reason ->
                        "every job gets a copy of the checkout, for it cannot be given one in layers: " + reason);
        return new Isolation(copies(source, state, processes), notice);
    }

    private static Workspaces copies(CheckoutSource source, StateFolder state, ProcessGroups processes) {
        return new CopyWorkspaces(
                source,
                state.snapshot(),
                state.workspaces(),
                new ClonedFolders(processes, state.workspaces().resolve("copying")));
    }
}
