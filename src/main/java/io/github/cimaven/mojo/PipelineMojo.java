package io.github.cimaven.mojo;

import io.github.cimaven.app.LocalPipeline;
import io.github.cimaven.app.Settings;
import io.github.cimaven.app.Watch;
import io.github.cimaven.io.ByteCount;
import io.github.cimaven.run.engine.CommandLine;
import io.github.cimaven.run.executor.docker.ContainerOptions;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** Goals that need to know the pipeline: its parameters, and what is made of them. */
abstract class PipelineMojo extends CiMojo {
    /**
     * Variables of the pipeline, with GitLab's highest precedence. On the command line: {@code -Dci.var.NAME=value}, which wins
     * over the POM.
     *
     * @since 0.1.0
     */
    @Parameter
    @Nullable
    Map<String, String> variables;

    /**
     * Values for the inputs that the configuration asks for in its {@code spec:inputs}. On the command line:
     * {@code -Dci.input.NAME=value}, which wins over the POM. A number, a boolean or a list is written as in JSON.
     *
     * @since 0.1.0
     */
    @Parameter
    @Nullable
    Map<String, String> inputs;

    /**
     * Project variables as GitLab's settings page holds them, in a YAML file: {@code NAME: value}, or {@code NAME:} with
     * {@code value}, {@code type} ({@code variable} or {@code file}), {@code environment_scope}, {@code masked},
     * {@code protected}, {@code raw}. A relative path starts at the folder of the configuration.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.variablesFile", defaultValue = Settings.Given.DEFAULT_FILE)
    String variablesFile = Settings.Given.DEFAULT_FILE;

    /**
     * Project variables whose values are the passwords of servers in {@code settings.xml}: names of variables with ids of
     * servers, decrypted by Maven and always masked. On the command line: {@code -Dci.secret.NAME=server}.
     *
     * @since 0.1.0
     */
    @Parameter
    @Nullable
    Map<String, String> secrets;

    /**
     * Takes what is included from a project out of a folder, as it is there now, whatever version is asked for:
     * {@code group/project=../checkout}, several with commas between. Relative folders start at the execution root.
     * {@code template=} takes GitLab's templates out of a folder, or from another web address.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.include.map")
    @Nullable
    List<String> includeMap;

    @Inject
    SettingsDecrypter decrypter;

    /**
     * The event to decide rules for: {@code push}, {@code merge_request_event}, {@code schedule}, {@code web}, {@code api},
     * {@code trigger}, {@code tag} …
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.source", defaultValue = "push")
    String source = "push";

    /**
     * The branch to decide rules for. Default: the one that is checked out.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.branch")
    @Nullable
    String branch;

    /**
     * The tag to decide rules for; makes it a tag pipeline.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.tag")
    @Nullable
    String tag;

    /**
     * The branch that a merge request goes to. Default: the default branch.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.targetBranch")
    @Nullable
    String targetBranch;

    /**
     * Counts the changed files of the event from where this commit and another have parted, given as a branch, tag or commit. Default:
     * for a push, what the server does not have yet (when there is nothing to push: the last commit), and every {@code changes} is
     * true for a branch that was never pushed; for a merge request, what came since the target branch; for other events every
     * {@code changes} is true, as in GitLab. Changes that are not committed yet count.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.compareTo")
    @Nullable
    String compareTo;

    /**
     * The changed files by name, instead of asking git; {@code none}: there are none.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.changes")
    @Nullable
    List<String> changes;

    /**
     * Stages whose jobs are deployments, which run only with {@code -Dci.confirm=true}. {@code deploy} always is one, and so is
     * the stage that the POM gives to {@code ci:deploy}; others can be named here, none can be taken off.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.deployStages", defaultValue = "deploy")
    @Nullable
    List<String> deployStages;

    /**
     * Where jobs run. {@code shell}: as processes of this machine. {@code docker}, {@code podman}: each in a container of its image,
     * with its services. {@code auto}: in a container where the job names an image, as a process where it does not.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.executor", defaultValue = "shell")
    String executor = "shell";

    /**
     * The image of jobs that name none and run in containers.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.docker.image", defaultValue = ContainerOptions.USUAL_IMAGE)
    String dockerImage = ContainerOptions.USUAL_IMAGE;

    /**
     * When images are fetched whose job says nothing about it: {@code always}, {@code if-not-present} or {@code never}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.docker.pullPolicy", defaultValue = ContainerOptions.USUAL_POLICY)
    String dockerPullPolicy = ContainerOptions.USUAL_POLICY;

    /**
     * What jobs' containers get to see of this machine besides their files, as in {@code docker run --volume}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.docker.volumes")
    @Nullable
    List<String> dockerVolumes;

    /**
     * The network of containers whose jobs have no services. Default: the engine's own.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.docker.network")
    @Nullable
    String dockerNetwork;

    /**
     * Whether containers, services included, have all rights on this machine, as docker-in-docker needs it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.docker.privileged", defaultValue = "false")
    boolean dockerPrivileged;

    /**
     * Names of hosts that containers know ({@code name:address}).
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.docker.extraHosts")
    @Nullable
    List<String> dockerExtraHosts;

    /**
     * The user that containers run as whose job names none. Default: the image's own.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.docker.user")
    @Nullable
    String dockerUser;

    /**
     * How much memory a job's container may have ({@code 2g}).
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.docker.memory")
    @Nullable
    String dockerMemory;

    /**
     * How many processors a job's container may use ({@code 1.5}).
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.docker.cpus")
    @Nullable
    String dockerCpus;

    /**
     * Graphics processors of a job's container ({@code all}).
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.docker.gpus")
    @Nullable
    String dockerGpus;

    /**
     * The size of {@code /dev/shm} in a job's container ({@code 1g}).
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.docker.shmSize")
    @Nullable
    String dockerShmSize;

    /**
     * Certificates of authorities, as one PEM file, that containers trust in the place of those of their images: for servers of a
     * company's own. It is at {@code /etc/ssl/certs/ca-certificates.crt}, and {@code CI_SERVER_TLS_CA_FILE} names it too.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.docker.caFile")
    @Nullable
    File dockerCaFile;

    /**
     * How jobs are kept apart. {@code overlay}: each one's own layer above one snapshot of the checkout, with processes that
     * cannot leave the job (Linux). {@code copy}: a copy for each. {@code in-place}: in the checkout itself, whose files the
     * jobs then change. {@code auto}: overlays where the machine allows them, copies elsewhere.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.workspace", defaultValue = "auto")
    String workspace = "auto";

    /**
     * How many jobs run at once. Default: as many as there are processors, but no more than one for each 512 MB of memory that is
     * free; one where they all run in the checkout itself.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.concurrency")
    @Nullable
    Integer concurrency;

    /**
     * Cancels all other jobs when a job fails that must not.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.failFast", defaultValue = "false")
    boolean failFast;

    /**
     * The timeout of jobs that name none, in GitLab's words ({@code 90m}, {@code 1h 30m}).
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.timeout", defaultValue = "1h")
    String timeout = "1h";

    /**
     * Manual jobs that count as started, by name; {@code all} starts every one. Opens no deployment.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.manual")
    @Nullable
    List<String> manual;

    /**
     * Variables of your own environment that jobs get, as names or globs ({@code AWS_*}).
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.passEnvironment")
    @Nullable
    List<String> passEnvironment;

    /**
     * Copies the artifacts of all jobs into the checkout at the end of a run: over files as they are committed and those that were
     * copied before. All others stay as they are, and a warning names them.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.artifactsToSource", defaultValue = "false")
    boolean artifactsToSource;

    /**
     * How much all caches of this project may take ({@code 500 MB}, {@code 5 GB}). When they are more at the end of a run, those go
     * that were not used for longest; one cache that is more than that is not kept at all.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.cacheLimit", defaultValue = "5 GB")
    String cacheLimit = "5 GB";

    /**
     * Leaves the jobs' own lines out of the console; they are in the logs all the same.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.quiet", defaultValue = "false")
    boolean quiet;

    /**
     * Starts each line of a job with the job's name.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.logPrefix", defaultValue = "true")
    boolean logPrefix = true;

    /**
     * Starts each line of a job with the time of day.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.timestamps", defaultValue = "false")
    boolean timestamps;

    /**
     * How much of a job's output is kept ({@code 500 MB}, {@code 1 GB}). What a job writes beyond that is lost; the job goes on.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.outputLimit", defaultValue = "1 GB")
    String outputLimit = "1 GB";

    /** Whether deployments may run. Goals that start no jobs never ask. */
    boolean confirmed() throws MojoFailureException {
        return false;
    }

    /** Manual jobs that this goal counts as started, besides those the user names. */
    List<String> playedByThisGoal() {
        return List.of();
    }

    final LocalPipeline pipeline() throws Exception {
        return new LocalPipeline(settings(), ambient(), console());
    }

    /** @param output whether all that the runs print is shown */
    final Watch watch(boolean output) throws Exception {
        return new Watch(settings(), ambient(), console(), output);
    }

    final MavenConsole console() {
        return MavenConsole.of(getLog(), session, ambient().environment());
    }

    private Settings settings() throws MojoFailureException {
        if (isFirstInBuild("inputs without a value")) {
            new TypedInputs(ConfirmationSources.commandLine()).warnings().forEach(getLog()::warn);
        }
        return new Settings(
                files(),
                event(),
                new Settings.Given(
                        allVariables(),
                        named(inputs, PropertyNames.INPUT),
                        new ServerSecrets(session.getSettings(), decrypter).read(named(secrets, PropertyNames.SECRET)),
                        variablesFile),
                new IncludeParameters(session).read(list(includeMap)),
                execution(),
                new Settings.Kept(size("cacheLimit", cacheLimit), artifactsToSource),
                new Settings.Look(quiet, logPrefix, timestamps, size("outputLimit", outputLimit), commands()));
    }

    /** Variables of the pipeline that were asked for at the terminal. */
    Map<String, String> answers() {
        return Map.of();
    }

    /** Variables of the pipeline that stand in the POM or on the command line. */
    final Map<String, String> givenVariables() {
        return named(variables, PropertyNames.VARIABLE);
    }

    private Map<String, String> allVariables() {
        Map<String, String> all = new LinkedHashMap<>(answers());
        all.putAll(givenVariables());
        return all;
    }

    private Settings.Event event() throws MojoFailureException {
        return new EventParameters(session.getUserProperties())
                .read(source, text(branch), text(tag), text(targetBranch), text(compareTo), list(changes));
    }

    /** How the user goes on from here. */
    final CommandLine commands() {
        return new TypedCommand(session, mojoExecution).repeated();
    }

    private Settings.Files files() {
        return new Settings.Files(
                java.nio.file.Path.of(session.getExecutionRootDirectory()),
                file,
                outputDirectory(),
                Optional.ofNullable(cacheDirectory).map(java.io.File::toPath));
    }

    private Settings.Execution execution() throws MojoFailureException {
        List<String> played = new java.util.ArrayList<>(list(manual));
        played.addAll(playedByThisGoal());
        return new Settings.Execution(
                executor,
                workspace,
                positive(Objects.requireNonNullElseGet(
                        concurrency,
                        () -> Settings.Execution.isShared(workspace)
                                ? 1
                                : ambient().jobsAtOnce())),
                failFast,
                timeout(),
                played,
                deployStages(),
                confirmed(),
                list(passEnvironment),
                containers());
    }

    private ContainerOptions containers() throws MojoFailureException {
        if (!ContainerOptions.POLICIES.contains(dockerPullPolicy)) {
            throw new MojoFailureException("ci.docker.pullPolicy=" + dockerPullPolicy
                    + " is no pull policy; there are: " + String.join(", ", ContainerOptions.POLICIES) + ".");
        }
        return new ContainerOptions(
                dockerImage,
                dockerPullPolicy,
                list(dockerVolumes),
                text(dockerNetwork),
                dockerPrivileged,
                list(dockerExtraHosts),
                text(dockerUser),
                text(dockerMemory),
                text(dockerCpus),
                text(dockerGpus),
                text(dockerShmSize),
                Optional.ofNullable(dockerCaFile).map(File::toPath).map(Path::toAbsolutePath));
    }

    /** Stages whose jobs are deployments: a POM that could take one off would confirm for ever. */
    List<String> deployStages() {
        return Stream.of(List.of("deploy"), new OwnPlugin(project).deployStages(), list(deployStages))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private Duration timeout() throws MojoFailureException {
        return io.github.cimaven.config.keyword.DurationText.parse(timeout)
                .orElseThrow(() -> new MojoFailureException(
                        "ci.timeout=" + timeout + " is no duration; write it as GitLab does: 90m, 1h 30m, 2 hours."));
    }

    private static long size(String parameter, String given) throws MojoFailureException {
        return ByteCount.parse(given)
                .orElseThrow(() -> new MojoFailureException(
                        "ci." + parameter + "=" + given + " is no size; write it like this: 500 MB, 1 GB."));
    }

    private static int positive(int value) throws MojoFailureException {
        if (value < 1) {
            throw new MojoFailureException("ci.concurrency=" + value + " lets no job run; it must be at least 1.");
        }
        return value;
    }

    /** A map of the POM with what the command line says of single names, which wins. */
    private Map<String, String> named(@Nullable Map<String, String> ofPom, String prefix) {
        Map<String, String> all = new LinkedHashMap<>();
        if (ofPom != null) {
            ofPom.forEach((name, value) -> all.put(name, Objects.requireNonNullElse(value, "")));
        }
        session.getUserProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(prefix))
                .sorted()
                .forEach(name -> all.put(
                        name.substring(prefix.length()),
                        session.getUserProperties().getProperty(name)));
        return all;
    }

    static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).filter(given -> !given.isBlank());
    }

    static List<String> list(@Nullable List<String> values) {
        return values == null
                ? List.of()
                : values.stream()
                        .filter(Objects::nonNull)
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .toList();
    }
}
