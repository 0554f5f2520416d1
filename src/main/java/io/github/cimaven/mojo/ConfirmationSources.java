package io.github.cimaven.mojo;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Looks at every place from which Maven takes properties, for the {@link Confirmation}. */
final class ConfirmationSources {
    /** The main classes that get what was typed: Maven's own, an IDE's name for it, and the wrapper's. */
    private static final List<String> LAUNCHERS = List.of(
            "org.codehaus.plexus.classworlds.launcher.Launcher",
            "org.codehaus.classworlds.Launcher",
            "org.apache.maven.wrapper.MavenWrapperMain");

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
    static Optional<String> commandLine() {
        return Optional.ofNullable(System.getProperty("sun.java.command"))
                .filter(command -> LAUNCHERS.stream().anyMatch(command::startsWith));
    }

    private Map<String, String> elsewhere() {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("the POM", inPom() ? Confirmation.PROPERTY : "");
        places.put("a profile of settings.xml", inSettings() ? Confirmation.PROPERTY : "");
        places.put("MAVEN_ARGS", environment.getOrDefault("MAVEN_ARGS", ""));
        places.put("MAVEN_CONFIG", environment.getOrDefault("MAVEN_CONFIG", ""));
        places.put(
                "MAVEN_OPTS or another option of the Java virtual machine",
                environment.getOrDefault("MAVEN_OPTS", "") + (inVirtualMachine() ? " " + Confirmation.PROPERTY : ""));
        places.putAll(new OptionFiles(environment, System::getProperty).texts());
        return places;
    }

    /** Looked up as a whole: a path among these options may contain any name. */
    private static boolean inVirtualMachine() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .anyMatch(argument -> argument.split("=", 2)[0].equals("-D" + Confirmation.PROPERTY));
    }

    private boolean inPom() {
        boolean property = project.getProperties().containsKey(Confirmation.PROPERTY) && !inSettings();
        boolean profile = project.getModel().getProfiles().stream()
                .anyMatch(one -> one.getProperties().containsKey(Confirmation.PROPERTY));
        return property || profile || new OwnPlugin(project).isConfiguredWith("confirm");
    }

    /** Maven adds the properties of these profiles to those of the POM. */
    private boolean inSettings() {
        return session.getSettings().getProfiles().stream()
                .anyMatch(profile -> profile.getProperties().containsKey(Confirmation.PROPERTY));
    }
}
