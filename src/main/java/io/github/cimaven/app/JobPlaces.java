package io.github.cimaven.app;

import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.run.executor.Executor;
import io.github.cimaven.run.executor.Executors;
import io.github.cimaven.run.executor.docker.ContainerExecutor;
import io.github.cimaven.run.executor.docker.ContainerLeftovers;
import io.github.cimaven.run.executor.docker.EngineKind;
import io.github.cimaven.run.executor.docker.EngineProgram;
import io.github.cimaven.run.executor.shell.CallerEnvironment;
import io.github.cimaven.run.executor.shell.ShellExecutor;
import io.github.cimaven.run.process.ProcessGroups;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The kinds of places that the jobs of a run get.
 *
 * @param containers where there may be some
 * @param processes whether there may be jobs that run as processes of this machine
 */
record JobPlaces(Executors executors, Optional<ContainerExecutor> containers, boolean processes)
        implements AutoCloseable {
    private static final String SHELL = "shell";
    private static final String AUTO = "auto";
    private static final List<String> CHOICES = List.of(SHELL, "docker", "podman", AUTO);

    /** @throws ConfigurationException if there is no such kind */
    static void check(String wanted) throws ConfigurationException {
        if (!CHOICES.contains(wanted)) {
            throw new ConfigurationException("ci.executor=" + wanted + " is no place where jobs run; there are: "
                    + String.join(", ", CHOICES) + ".");
        }
    }

    /** Whether a job with this image would run in a container. */
    static boolean inContainer(String wanted, boolean image) {
        return !wanted.equals(SHELL) && (image || !wanted.equals(AUTO));
    }

    /**
     * Finds out what this machine has of what is wanted.
     *
     * @param plan whose jobs need it
     */
    static JobPlaces open(
            Settings.Execution execution, PipelinePlan plan, Ambient ambient, ProcessGroups groups, StateFolder state)
            throws EnvironmentException, IOException {
        String wanted = execution.executor();
        boolean images =
                plan.jobs().stream().anyMatch(job -> job.job().place().image().isPresent());
        boolean children =
                plan.jobs().stream().anyMatch(job -> job.job().trigger().isPresent());
        Executor shell =
                new ShellExecutor(groups, CallerEnvironment.of(ambient.environment(), execution.passEnvironment()));
        if (wanted.equals(SHELL) || wanted.equals(AUTO) && !images && !children) {
            checked(shell);
            return new JobPlaces(place -> shell, Optional.empty(), true);
        }
        EngineKind kind = kind(wanted, ambient);
        EngineProgram program = EngineProgram.find(kind, ambient.environment())
                .orElseThrow(() -> new EnvironmentException(EngineProgram.missing(kind)));
        ContainerExecutor containers =
                new ContainerExecutor(program, groups, execution.containers(), state.label(), ambient.token());
        if (images || !wanted.equals(AUTO)) {
            checked(containers);
            Files.createDirectories(state.path());
            Files.writeString(state.engine(), kind.program());
        }
        if (!wanted.equals(AUTO)) {
            return new JobPlaces(place -> containers, Optional.of(containers), false);
        }
        checked(shell);
        return new JobPlaces(place -> place.image().isPresent() ? containers : shell, Optional.of(containers), true);
    }

    /** Has the images fetched that jobs are going to need. */
    void fetchEarly(PipelinePlan plan, Settings.Execution execution, Consumer<String> said) {
        Optional<String> usual = processes
                ? Optional.empty()
                : Optional.of(execution.containers().image());
        containers.ifPresent(engine -> engine.fetchEarly(EarlyImages.of(plan, usual), said));
    }

    private static void checked(Executor executor) throws EnvironmentException {
        Optional<String> missing = executor.probe();
        if (missing.isPresent()) {
            throw new EnvironmentException(missing.get());
        }
    }

    /** Docker where the user leaves it open and has both. */
    private static EngineKind kind(String wanted, Ambient ambient) {
        return wanted.equals(AUTO)
                ? Stream.of(EngineKind.values())
                        .filter(kind ->
                                EngineProgram.find(kind, ambient.environment()).isPresent())
                        .findFirst()
                        .orElse(EngineKind.DOCKER)
                : EngineKind.valueOf(wanted.toUpperCase(Locale.ROOT));
    }

    /** Removes what is left of the project's containers, where there ever were some. */
    static void clean(StateFolder state, Ambient ambient) throws IOException {
        if (Files.exists(state.engine())) {
            EngineKind kind =
                    EngineKind.valueOf(Files.readString(state.engine()).strip().toUpperCase(Locale.ROOT));
            Optional<EngineProgram> program = EngineProgram.find(kind, ambient.environment());
            // While the engine does not answer, it stays known for the next time.
            if (program.isEmpty() || ContainerLeftovers.removeAll(program.get(), state.label())) {
                Files.delete(state.engine());
            }
        }
    }

    /** Whether the layers of all jobs can be mounted, as far as containers go. */
    boolean containersMountOverlays() {
        return containers.isEmpty() || containers.get().mountsOverlays();
    }

    @Override
    public void close() {
        containers.ifPresent(ContainerExecutor::close);
    }
}
