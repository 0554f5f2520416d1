package io.github.cimaven.mojo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Looks at every place from which Maven takes properties, for the {@link Confirmation}. */
final class ConfirmationSources {
    private static final String PLUGIN = "io.github.cimaven:ci-maven-plugin";
    private final MavenSession session;
    private final MavenProject project;
    private final Map<String, String> environment;

    ConfirmationSources(MavenSession session, MavenProject project, Map<String, String> environment) {
        this.session = session;
        this.project = project;
        this.environment = environment;
    }

    /** @param injected what Maven made of the goal's parameter */
    Confirmation confirmation(@Nullable String injected) {
        return new Confirmation(
                Optional.ofNullable(session.getUserProperties().getProperty(Confirmation.PROPERTY)),
                Optional.ofNullable(injected),
                commandLine(),
                elsewhere());
    }

    /** Started by the mvn script, the process shows its arguments; a daemon shows those of its own start. */
    private static Optional<String> commandLine() {
        return Optional.ofNullable(System.getProperty("sun.java.command"))
                .filter(command -> command.startsWith("org.codehaus.plexus.classworlds.launcher.Launcher"));
    }

    private Map<String, String> elsewhere() {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("the POM", pom());
        places.put("a profile of settings.xml", settingsProfiles());
        places.put("MAVEN_ARGS", environment.getOrDefault("MAVEN_ARGS", ""));
        places.put(
                "MAVEN_OPTS or another option of the Java virtual machine",
                environment.getOrDefault("MAVEN_OPTS", "") + " "
                        + String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments()));
        optionFiles().forEach(path -> places.put(path.toString(), text(path)));
        return places;
    }

    /** Properties, those of active profiles included, and the plugin's own configuration, managed or not. */
    private String pom() {
        Stream<String> profiles = project.getModel().getProfiles().stream()
                .flatMap(profile -> profile.getProperties().stringPropertyNames().stream());
        Stream<String> configurations = Stream.concat(project.getBuildPlugins().stream(), managedPlugins())
                .filter(plugin -> plugin.getKey().equals(PLUGIN))
                .flatMap(plugin -> Stream.concat(Stream.of(plugin), plugin.getExecutions().stream()))
                .map(ConfigurationContainer::getConfiguration)
                .map(String::valueOf);
        return Stream.of(project.getProperties().stringPropertyNames().stream(), profiles, configurations)
                .flatMap(names -> names)
                .collect(Collectors.joining("\n"));
    }

    private Stream<Plugin> managedPlugins() {
        return project.getPluginManagement() == null
                ? Stream.empty()
                : project.getPluginManagement().getPlugins().stream();
    }

    private String settingsProfiles() {
        return session.getSettings().getProfiles().stream()
                .flatMap(profile -> profile.getProperties().stringPropertyNames().stream())
                .collect(Collectors.joining("\n"));
    }

    private Stream<Path> optionFiles() {
        Path home = Path.of(System.getProperty("user.home", ""));
        Stream<Path> ofProject = Optional.ofNullable(System.getProperty("maven.multiModuleProjectDirectory"))
                .map(top -> Path.of(top, ".mvn"))
                .map(dotMvn -> Stream.of("maven.config", "jvm.config", "maven-user.properties", "maven.properties")
                        .map(dotMvn::resolve))
                .orElseGet(Stream::empty);
        Stream<Path> ofMaven = Optional.ofNullable(System.getProperty("maven.home"))
                .map(top -> Stream.of(
                        Path.of(top, "conf", "maven-user.properties"), Path.of(top, "conf", "maven.properties")))
                .orElseGet(Stream::empty);
        Stream<Path> ofUser = Stream.of(
                home.resolve(".mavenrc"),
                home.resolve(".m2/maven-user.properties"),
                home.resolve(".m2/maven.properties"),
                Path.of("/etc/mavenrc"),
                Path.of("/usr/local/etc/mavenrc"));
        return Stream.of(ofProject, ofMaven, ofUser).flatMap(paths -> paths).filter(Files::isRegularFile);
    }

    private static String text(Path path) {
        try (Stream<String> lines = Files.lines(path)) {
            return lines.filter(line -> !line.stripLeading().startsWith("#")).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot read " + path + ", where " + Confirmation.PROPERTY + " might stand", e);
        }
    }
}
