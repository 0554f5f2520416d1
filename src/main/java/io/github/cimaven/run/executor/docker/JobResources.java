package io.github.cimaven.run.executor.docker;

import io.github.cimaven.config.model.Image;
import io.github.cimaven.io.UserId;
import io.github.cimaven.run.executor.ExecutorException;
import io.github.cimaven.run.executor.JobContext;
import io.github.cimaven.run.log.JobLog;
import io.github.cimaven.run.process.Calls.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that an engine holds for one job: container, files, network and services. Not thread-safe. */
final class JobResources {
    private final Engine engine;
    private final JobContext job;
    private final JobLog log;
    private final String name;
    private final ContainerOptions options;
    private final Labels labels;
    private final Services services;
    private final boolean local;
    private Optional<RemoteFiles> remote = Optional.empty();
    private Optional<Image> image = Optional.empty();
    private Optional<WorkspaceMount> mount = Optional.empty();
    private boolean network;
    private boolean volume;
    private boolean container;
    private boolean unremoved;

    /**
     * @param name of the container; whatever else there is begins with it
     * @param local whether the engine sees the files of this machine
     */
    JobResources(
            Engine engine,
            JobContext job,
            JobLog log,
            String name,
            ContainerOptions options,
            Labels labels,
            boolean local) {
        this.engine = engine;
        this.job = job;
        this.log = log;
        this.name = name;
        this.options = options;
        this.labels = labels;
        this.services = new Services(engine, job, log);
        this.local = local;
    }

    String container() {
        return name;
    }

    Services services() {
        return services;
    }

    /**
     * A network is made for services only; the container comes before them, for they see its files.
     *
     * @param user that the container will run as; nothing if neither image nor job says
     */
    void make(Image wanted, String user) throws ExecutorException, InterruptedException, IOException {
        image = Optional.of(wanted);
        List<String> common = new ArrayList<>(labels.arguments());
        if (!job.place().services().isEmpty()) {
            network = true;
            List<String> arguments = new ArrayList<>(List.of("network", "create"));
            arguments.addAll(labels.arguments());
            arguments.add(name);
            engine.tell("a network cannot be made", arguments);
            common.addAll(List.of("--network", name));
        } else {
            options.network().ifPresent(own -> common.addAll(List.of("--network", own)));
        }
        List<String> files = files();
        Path variables = job.here().temporary().resolveSibling("variables-of-container");
        create(wanted, user, common, files, variables);
        if (remote.isPresent()) {
            remote.get().bring();
        }
        if (!Rights.isRoot(user) && !isInPlace()) {
            new Rights(engine, job, labels).open(name, wanted.name());
        }
        List<String> beside = new ArrayList<>(common);
        beside.addAll(List.of("--volumes-from", name));
        beside.addAll(options.shared());
        services.start(beside, name, variables);
    }

    /** The arguments by which the container gets the job's files. */
    private List<String> files() throws ExecutorException, InterruptedException, IOException {
        if (local) {
            WorkspaceMount own = WorkspaceMount.of(job);
            mount = Optional.of(own);
            return mounted(own);
        }
        if (isInPlace()) {
            throw new ExecutorException("the engine does not see the files of this machine, so that no job can work on"
                    + " the checkout itself (ci.workspace=in-place)");
        }
        WorkspaceMount.makeAccessible(job);
        remote = Optional.of(new RemoteFiles(engine, job, name));
        return remote.get().volumes();
    }

    /** To be called before a step, whose script is written by then. */
    void beforeStep() throws ExecutorException, InterruptedException {
        if (remote.isPresent()) {
            remote.get().bringScript();
        }
    }

    /** To be called when a step is over, before anybody reads what it has left. */
    void afterStep() throws ExecutorException, InterruptedException {
        if (remote.isPresent()) {
            remote.get().fetchNotes();
        }
    }

    /** Whether the job works on files that are not its own. */
    private boolean isInPlace() {
        return !job.here().checkout().startsWith(own());
    }

    /** The folder in which all files of the job's own are. */
    private Path own() {
        return job.here().temporary().resolveSibling("");
    }

    /** Where what its containers write into the checkout comes to be. */
    private Path written() {
        return job.overlay()
                .map(overlay -> overlay.folder().resolve(overlay.upper()))
                .orElse(job.here().checkout());
    }

    private void create(Image image, String user, List<String> common, List<String> files, Path variables)
            throws ExecutorException, InterruptedException, IOException {
        List<String> arguments = new ArrayList<>(List.of("create", "--pull", "never", "--name", name));
        arguments.addAll(common);
        arguments.addAll(files);
        arguments.addAll(options.ofJob());
        image.platform().ifPresent(platform -> arguments.addAll(List.of("--platform", platform)));
        if (!user.isEmpty()) {
            arguments.addAll(List.of("--user", user));
        } else if (isInPlace()) {
            arguments.addAll(List.of("--user", Rights.caller()));
        }
        arguments.addAll(List.of("--env-file", variables.toString()));
        Map<String, String> others = EnvironmentFile.others(environment(user), engine.environment());
        others.keySet().forEach(other -> arguments.addAll(List.of("--env", other)));
        arguments.addAll(CommandWords.of(image, JobContainer.command(job)));
        EnvironmentFile.write(variables, environment(user));
        container = true;
        try {
            engine.with(others).tell("the job's container cannot be made", arguments);
        } finally {
            Files.deleteIfExists(variables);
        }
    }

    private Map<String, String> environment(String user) throws IOException {
        Map<String, String> environment = new LinkedHashMap<>(job.environment());
        environment.putAll(trust(user));
        options.caFile().ifPresent(file -> environment.putIfAbsent("CI_SERVER_TLS_CA_FILE", ContainerOptions.CA_FILE));
        return environment;
    }

    /**
     * For a user who is not root here, what is root in the container works on files of somebody else's, which git refuses. In GitLab
     * they are root's too.
     */
    private Map<String, String> trust(String user) throws IOException {
        boolean foreign = Rights.isRoot(user) && !UserId.ofThisProcess().isRoot();
        return !foreign || job.environment().containsKey("GIT_CONFIG_COUNT")
                ? Map.of()
                : Map.of(
                        "GIT_CONFIG_COUNT", "1",
                        "GIT_CONFIG_KEY_0", "safe.directory",
                        "GIT_CONFIG_VALUE_0", job.seen().checkout().toString());
    }

    /** Podman takes the options of a volume only when it is made by itself. */
    private List<String> mounted(WorkspaceMount files) throws ExecutorException, InterruptedException {
        Optional<List<String>> named =
                engine.kind() == EngineKind.PODMAN ? files.namedVolume(name, labels.arguments()) : Optional.empty();
        if (named.isEmpty()) {
            return files.arguments(labels.arguments());
        }
        volume = true;
        engine.tell("the volume of the job's files cannot be made", named.get());
        return files.arguments(name);
    }

    /** To be called when a step has failed. */
    void failed() throws InterruptedException {
        try {
            services.show();
        } catch (ExecutorException e) {
            // The job ends as it has ended, whether anybody can say why or not.
            log.say("\u001B[0;33mWARNING: what the services have said cannot be shown: " + e.getMessage()
                    + "\u001B[0;m");
        }
    }

    /** Whether something is still there after {@link #close}. */
    boolean isLeft() {
        return unremoved;
    }

    /** Removes it all. What cannot be removed is tried again when the run ends. Idempotent. */
    void close() {
        boolean interrupted = Thread.interrupted();
        interrupted |= !interrupted && fetch();
        if (!interrupted) {
            services.keepLogs();
        }
        List<String> containers = new ArrayList<>(services.containers());
        if (container) {
            containers.add(name);
        }
        if (!containers.isEmpty()) {
            List<String> arguments = new ArrayList<>(engine.kind().removal());
            arguments.addAll(containers);
            interrupted |= step(() -> warn(engine.ask(arguments.toArray(String[]::new))));
        }
        container = false;
        services.forget();
        if (volume) {
            interrupted |= step(() -> warn(engine.ask("volume", "rm", "--force", name)));
            volume = false;
        }
        if (network) {
            interrupted |= step(() -> warn(engine.ask("network", "rm", name)));
            network = false;
        }
        if (mount.isPresent()) {
            WorkspaceMount used = mount.get();
            mount = Optional.empty();
            interrupted |= step(used::close);
            interrupted |= step(this::giveBack);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void giveBack() throws ExecutorException, IOException, InterruptedException {
        Rights rights = new Rights(engine, job, labels);
        String own = image.orElseThrow().name();
        if (isInPlace()) {
            rights.giveBack(job.here().checkout(), job.here().checkout(), own);
        }
        rights.giveBack(own(), isInPlace() ? own() : written(), own);
    }

    /** One step of the removal; what goes wrong with it hinders none of the others. */
    private interface Removal {
        void run() throws ExecutorException, IOException, InterruptedException;
    }

    /** @return whether it was interrupted */
    private boolean step(Removal removal) {
        try {
            removal.run();
        } catch (ExecutorException | IOException e) {
            warn(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            unremoved = true;
            return true;
        }
        return false;
    }

    /**
     * Whoever is being interrupted does not look at files any more.
     *
     * @return whether it was interrupted meanwhile
     */
    private boolean fetch() {
        try {
            if (remote.isPresent()) {
                remote.get().fetch();
            }
        } catch (ExecutorException | IOException e) {
            log.say("\u001B[31;1mERROR: " + e.getMessage() + "\u001B[0;m");
        } catch (InterruptedException e) {
            return true;
        }
        return false;
    }

    private void warn(Answer answer) {
        String said = answer.err();
        if (!answer.succeeded() && !said.toLowerCase(java.util.Locale.ROOT).contains("no such container")) {
            warn(EngineTrouble.of(engine.kind(), answer));
        }
    }

    private void warn(String trouble) {
        unremoved = true;
        log.say("\u001B[0;33mWARNING: the job's containers are not all removed: " + trouble + "\u001B[0;m");
    }
}
