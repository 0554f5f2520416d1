package io.github.cimaven.app;

import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.run.engine.CommandLine;
import io.github.cimaven.run.executor.docker.ContainerOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the user asked for, in groups; a phase gets the group it needs. */
public record Settings(
        Files files, Event event, Given given, Includes includes, Execution execution, Kept kept, Look look) {
    /** With includes, and what is kept, as they usually are. */
    public Settings(Files files, Event event, Given given, Execution execution, Look look) {
        this(files, event, given, Includes.USUAL, execution, Kept.USUAL, look);
    }

    /**
     * How files outside of the project are included.
     *
     * @param offline only kept copies are used
     * @param notBefore copies from before this moment are not used
     * @param map folders that stand for projects; what {@code template} stands for may be a web address too
     */
    public record Includes(boolean offline, Optional<Instant> notBefore, Map<String, String> map) {
        public static final Includes USUAL = new Includes(false, Optional.empty(), Map.of());

        public Includes {
            map = Collections.unmodifiableMap(new LinkedHashMap<>(map));
        }
    }

    /**
     * Values from outside of the configuration.
     *
     * @param variables of the pipeline, with GitLab's highest precedence
     * @param inputs values for the {@code spec:inputs} of the main file
     * @param secrets of the project, from a safe place; always masked
     * @param variablesFile further project variables; a relative path starts at the folder of the configuration
     */
    public record Given(
            Map<String, String> variables, Map<String, String> inputs, Variables secrets, String variablesFile) {
        /** The name of a file of variables that need not be there. */
        public static final String DEFAULT_FILE = ".gitlab-ci-variables.yml";

        public static final Given NOTHING = of(Map.of());

        public Given {
            variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
            inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        }

        /** Variables of the pipeline alone. */
        public static Given of(Map<String, String> variables) {
            return new Given(variables, Map.of(), Variables.NONE, DEFAULT_FILE);
        }
    }

    /**
     * Where things are.
     *
     * @param directory where the build was started; the configuration is looked for here, then upwards
     * @param file path of the configuration, relative to the folder that is searched, or absolute
     * @param outputDirectory what a run leaves for the user
     * @param cacheDirectory live state of this project; absent: a folder of its own in the user's cache folder
     */
    public record Files(Path directory, String file, Path outputDirectory, Optional<Path> cacheDirectory) {}

    /**
     * The event that GitLab would have created the pipeline for.
     *
     * @param source {@code CI_PIPELINE_SOURCE}
     * @param compareTo what the changed files are counted from, instead of what the event says
     * @param changes the changed files themselves; an empty list: there are none
     */
    public record Event(
            String source,
            Optional<String> branch,
            Optional<String> tag,
            Optional<String> targetBranch,
            Optional<String> compareTo,
            Optional<List<String>> changes) {
        public Event {
            changes = changes.map(List::copyOf);
        }

        /** An event of which git tells the changed files. */
        public Event(String source, Optional<String> branch, Optional<String> tag, Optional<String> targetBranch) {
            this(source, branch, tag, targetBranch, Optional.empty(), Optional.empty());
        }
    }

    /**
     * How jobs are run.
     *
     * @param workspace how they are kept apart: {@code auto}, {@code overlay}, {@code copy} or {@code in-place}
     * @param concurrency jobs at once
     * @param timeout of jobs that name none
     * @param manual names of manual jobs that count as started; {@link #ALL} and {@link #ALL_HERE} stand for many
     * @param deployStages stages whose jobs are deployments
     * @param confirmed whether deployments may run: true only when the command line says so
     * @param passEnvironment names or globs of the caller's environment variables that jobs get as processes
     * @param containers how they are run in containers
     */
    public record Execution(
            String executor,
            String workspace,
            int concurrency,
            boolean failFast,
            Duration timeout,
            List<String> manual,
            List<String> deployStages,
            boolean confirmed,
            List<String> passEnvironment,
            ContainerOptions containers) {
        /** Every manual job, those of child pipelines included. */
        public static final String ALL = "all";

        /** Every manual job that the goal chooses, but none of the pipelines that these jobs start. */
        public static final String ALL_HERE = "all here";

        /** The way to keep jobs apart that does not. */
        static final String IN_PLACE = "in-place";

        /** Whether all jobs work on the same files. */
        public static boolean isShared(String workspace) {
            return workspace.equals(IN_PLACE);
        }

        public Execution {
            manual = List.copyOf(manual);
            deployStages = List.copyOf(deployStages);
            passEnvironment = List.copyOf(passEnvironment);
        }

        /** With containers, if there are any, as usual. */
        public Execution(
                String executor,
                String workspace,
                int concurrency,
                boolean failFast,
                Duration timeout,
                List<String> manual,
                List<String> deployStages,
                boolean confirmed,
                List<String> passEnvironment) {
            this(
                    executor,
                    workspace,
                    concurrency,
                    failFast,
                    timeout,
                    manual,
                    deployStages,
                    confirmed,
                    passEnvironment,
                    ContainerOptions.USUAL);
        }
    }

    /**
     * What is left of a run besides its reports.
     *
     * @param cacheLimit how many bytes all caches of the project may have together
     * @param artifactsToSource whether artifacts are copied into the checkout
     */
    public record Kept(long cacheLimit, boolean artifactsToSource) {
        public static final Kept USUAL = new Kept(5L << 30, false);
    }

    /**
     * How output looks.
     *
     * @param quiet leave the jobs' own lines out
     * @param logPrefix put the job's name before each of its lines
     * @param timestamps put the time of day before each line
     * @param outputLimit how many bytes of a job's output are kept
     * @param commands how the user is told to go on
     */
    public record Look(boolean quiet, boolean logPrefix, boolean timestamps, long outputLimit, CommandLine commands) {
        /** What {@code ci.outputLimit} is if nobody says otherwise: 1 GB. */
        public static final long USUAL_LIMIT = 1L << 30;
    }
}
