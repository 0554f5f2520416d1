package io.github.cimaven.mojo;

import io.github.cimaven.app.Ambient;
import io.github.cimaven.app.ConfigurationException;
import io.github.cimaven.app.EnvironmentException;
import java.io.File;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * What all goals share: when they keep still, and how their exceptions become Maven's.
 *
 * <p>A goal works once per build, for the execution root. Where that is not built ({@code -pl}), or does not bind the goal, it is
 * the first project that does; so the goals of one project still run one after another with {@code -T}.
 */
@SuppressWarnings("NullAway.Init") // Maven sets the fields before it calls execute().
abstract class CiMojo extends AbstractMojo {
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    MojoExecution mojoExecution;

    /**
     * Does nothing when true.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.skip", defaultValue = "false")
    boolean skip;

    /**
     * The pipeline's configuration. A relative path is looked for in the folder where Maven was started, then in its parents
     * up to the top of the git checkout.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.file", defaultValue = ".gitlab-ci.yml")
    String file;

    /**
     * What a run leaves: {@code pipeline.json}, the jobs' logs and artifacts, the JUnit file.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.outputDirectory", defaultValue = "${project.build.directory}/ci")
    File outputDirectory;

    /**
     * Live state of this project's pipelines: workspaces, artifacts on their way, the lock. The default is a folder for each
     * project in the user's cache folder, which survives {@code mvn clean}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.cacheDirectory")
    @Nullable
    File cacheDirectory;

    private final Ambient ambient = Ambient.ofThisMachine();

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("ci:" + mojoExecution.getGoal() + " is skipped (ci.skip).");
        } else if (!isOwner()) {
            getLog().debug("The pipeline belongs to another project of the build; nothing to do here.");
        } else if (!isLeftToTheOuterPipeline()) {
            if (isFirstInBuild("property names")) {
                new PropertyNames(mojoExecution.getMojoDescriptor().getPluginDescriptor())
                        .unknownAmong(session.getUserProperties().stringPropertyNames())
                        .forEach(getLog()::warn);
            }
            executeTranslated();
        }
    }

    /** Does what the goal is for. */
    abstract void work() throws Exception;

    /** Whether the goal starts jobs or removes their files, and so must not be called from inside a job. */
    boolean touchesRuns() {
        return true;
    }

    /** True for the first goal of this build that asks about this matter. */
    final boolean isFirstInBuild(String matter) {
        return session.getRequest().getData().put("io.github.cimaven." + matter, true) == null;
    }

    final boolean isBoundToPhase() {
        return mojoExecution.getSource() != MojoExecution.Source.CLI;
    }

    /** Without a POM Maven leaves the project's folder open in this path. */
    final Path outputDirectory() {
        String path = outputDirectory.getPath();
        int open = path.indexOf("${project.basedir}");
        return open < 0
                ? outputDirectory.toPath().toAbsolutePath()
                : Path.of(session.getExecutionRootDirectory() + path.substring(open + "${project.basedir}".length()));
    }

    final Ambient ambient() {
        return ambient;
    }

    private boolean isOwner() {
        List<MavenProject> projects = Objects.requireNonNullElse(session.getProjects(), List.of());
        return projects.stream()
                .filter(one -> !isBoundToPhase() || new OwnPlugin(one).binds(mojoExecution.getGoal()))
                .min(Comparator.comparing(one -> !one.isExecutionRoot()))
                .or(() -> projects.stream().findFirst())
                .map(project::equals)
                .orElse(true);
    }

    /** Inside a job the pipeline runs already: starting it again from there would never end. */
    private boolean isLeftToTheOuterPipeline() throws MojoFailureException {
        Map<String, String> environment = ambient.environment();
        if (isBoundToPhase() && "true".equals(environment.get("GITLAB_CI"))) {
            getLog().info("ci:" + mojoExecution.getGoal()
                    + " is skipped: this build runs inside a GitLab CI job (GITLAB_CI=true).");
            return true;
        }
        if (touchesRuns() && !environment.getOrDefault(Ambient.INSIDE_A_JOB, "").isEmpty()) {
            throw new MojoFailureException("ci:" + mojoExecution.getGoal() + " was called inside the job '"
                    + environment.getOrDefault("CI_JOB_NAME", "?")
                    + "' of a pipeline that this plugin runs; a pipeline cannot start itself again.");
        }
        return false;
    }

    /** The one broad catch of the front door: whatever goes wrong, the user reads a sentence, and {@code -e} shows the rest. */
    private void executeTranslated() throws MojoExecutionException, MojoFailureException {
        try {
            work();
        } catch (MojoExecutionException | MojoFailureException e) {
            throw e;
        } catch (ConfigurationException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (EnvironmentException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("The pipeline was interrupted.", e);
        } catch (Exception e) {
            throw new MojoExecutionException(
                    "This is a defect of ci-maven-plugin, please report it with the output of mvn -e: " + e, e);
        }
    }
}
