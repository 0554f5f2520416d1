package io.github.cimaven.mojo;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** What a project's POM says about this plugin, its parents and active profiles included. */
record OwnPlugin(MavenProject project) {
    private static final String KEY = "io.github.cimaven:ci-maven-plugin";

    /** Whether the project has it among its plugins. */
    boolean isBuilt() {
        return built().findAny().isPresent();
    }

    /** Whether a phase of this project runs the goal. */
    boolean binds(String goal) {
        return built().flatMap(plugin -> plugin.getExecutions().stream())
                .filter(execution -> !"none".equals(execution.getPhase()))
                .anyMatch(execution -> execution.getGoals().contains(goal));
    }

    /** Whether the parameter is set, for all goals or for one, also where the plugin is only managed. */
    boolean isConfiguredWith(String parameter) {
        return Stream.concat(built(), managed())
                .flatMap(plugin -> Stream.concat(Stream.of(plugin), plugin.getExecutions().stream()))
                .anyMatch(place -> value(place, parameter).isPresent());
    }

    /** The stages that {@code ci:deploy} stands for in this project, where they have names of their own. */
    List<String> deployStages() {
        return Stream.concat(built(), managed())
                .flatMap(plugin -> Stream.concat(
                        Stream.of(plugin), plugin.getExecutions().stream().filter(OwnPlugin::isForDeploy)))
                .flatMap(place -> value(place, "stage").stream())
                .map(String::strip)
                .filter(stage -> !stage.isEmpty())
                .distinct()
                .toList();
    }

    private static boolean isForDeploy(PluginExecution execution) {
        return execution.getGoals().contains("deploy") || execution.getId().equals("default-cli");
    }

    private Stream<Plugin> built() {
        return own(project.getBuildPlugins());
    }

    private Stream<Plugin> managed() {
        return project.getPluginManagement() == null
                ? Stream.empty()
                : own(project.getPluginManagement().getPlugins());
    }

    private static Stream<Plugin> own(List<Plugin> plugins) {
        return plugins.stream().filter(plugin -> plugin.getKey().equals(KEY));
    }

    private static Optional<String> value(ConfigurationContainer place, String parameter) {
        return place.getConfiguration() instanceof Xpp3Dom configuration
                ? Optional.ofNullable(configuration.getChild(parameter))
                        .map(child -> child.getValue() == null ? "" : child.getValue())
                : Optional.empty();
    }
}
