package io.github.cimaven.mojo;

import io.github.cimaven.run.engine.CommandLine;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/** What the user has typed that the next command has to repeat to be about the same pipeline. */
record TypedCommand(MavenSession session, MojoExecution execution) {
    /**
     * What says where the pipeline is and which one it is, besides the inputs. Variables are not among them: their values may be
     * secret.
     */
    private static final List<String> REPEATED = List.of(
            "ci.file",
            "ci.source",
            "ci.branch",
            "ci.tag",
            "ci.targetBranch",
            "ci.compareTo",
            "ci.changes",
            "ci.include.map",
            "ci.deployStages",
            "ci.outputDirectory",
            "ci.cacheDirectory");

    CommandLine repeated() {
        return new CommandLine(
                prefix(), options().stream().map(option -> " " + option).collect(Collectors.joining()) + pom());
    }

    /** What was typed, for a shell, without the name of the POM. */
    List<String> options() {
        Stream<String> inputs = session.getUserProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(PropertyNames.INPUT))
                .sorted();
        return Stream.concat(REPEATED.stream(), inputs)
                .flatMap(name -> typed(name).map(value -> "-D" + name + "=" + CommandLine.quoted(value)).stream())
                .toList();
    }

    /** {@code -f}, where the file that Maven finds by itself in the execution root is not the one. */
    Optional<String> pomHere() {
        return Optional.ofNullable(session.getRequest().getPom())
                .map(File::getName)
                .filter(name -> !name.equals("pom.xml"))
                .map(name -> "-f " + CommandLine.quoted(name));
    }

    /** The coordinates by which this plugin can be called whatever the user's settings say; where the POM names a version, by that. */
    String plugin(MavenProject project) {
        Plugin own = execution.getPlugin();
        String key = own.getGroupId() + ":" + own.getArtifactId();
        return new OwnPlugin(project).isBuilt() ? key : key + ":" + own.getVersion();
    }

    private Optional<String> typed(String name) {
        Properties properties = session.getUserProperties();
        return Optional.ofNullable(properties.getProperty(name));
    }

    /** Whoever types the coordinates may have to: the short form works where a POM or settings.xml names the plugin. */
    private String prefix() {
        String end = ":" + execution.getGoal();
        return session.getGoals().stream()
                .map(goal -> goal.replaceFirst("@.*", ""))
                .filter(goal -> goal.contains(":ci-maven-plugin:") && goal.endsWith(end))
                .map(goal -> goal.substring(0, goal.length() - end.length()))
                .findFirst()
                .orElse("ci");
    }

    /** {@code -f}, if the build is about another folder, or another POM, than Maven finds by itself. */
    private String pom() {
        if (session.getRequest().getPom() == null) {
            return "";
        }
        Path here = Path.of(System.getProperty("user.dir", "")).toAbsolutePath();
        Path file = session.getRequest().getPom().toPath().toAbsolutePath();
        Path named = file.endsWith("pom.xml") ? file.resolveSibling("") : file;
        return named.equals(here)
                ? ""
                : " -f " + CommandLine.quoted((named.startsWith(here) ? here.relativize(named) : named).toString());
    }
}
