package io.github.cimaven.mojo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files that give options to every build: of the project, of the Maven installation, of the user and of the machine.
 *
 * @param properties of the Java virtual machine
 */
record OptionFiles(Map<String, String> environment, UnaryOperator<@Nullable String> properties) {
    /** What stands in them besides comments, by path. A file that cannot be read gives no options either. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        Stream.of(
                        ofProject(),
                        ofMaven(),
                        ofUser(),
                        Stream.of(Path.of("/etc/mavenrc"), Path.of("/usr/local/etc/mavenrc")))
                .flatMap(paths -> paths)
                .filter(Files::isRegularFile)
                .filter(Files::isReadable)
                .forEach(path -> texts.put(path.toString(), text(path)));
        return texts;
    }

    private Stream<Path> ofProject() {
        return folder(properties.apply("maven.multiModuleProjectDirectory"))
                .flatMap(top -> in(
                        top.resolve(".mvn"),
                        "maven.config",
                        "jvm.config",
                        "maven-user.properties",
                        "maven.properties",
                        "mvnd.properties"));
    }

    private Stream<Path> ofMaven() {
        return folder(properties.apply("maven.home"))
                .flatMap(top -> in(top.resolve("conf"), "maven-user.properties", "maven.properties"));
    }

    /** For the mvn script home is what the shell says, for Java it is what the system says. */
    private Stream<Path> ofUser() {
        return Stream.concat(folder(environment.get("HOME")), folder(properties.apply("user.home")))
                .flatMap(home -> in(
                        home, ".mavenrc", ".m2/maven-user.properties", ".m2/maven.properties", ".m2/mvnd.properties"));
    }

    private static Stream<Path> folder(@Nullable String path) {
        return path == null || path.isBlank() ? Stream.empty() : Stream.of(Path.of(path));
    }

    private static Stream<Path> in(Path folder, String... names) {
        return Stream.of(names).map(folder::resolve);
    }

    /** What matters is plain ASCII; the rest may be in any encoding. */
    private static String text(Path path) {
        try (Stream<String> lines = Files.lines(path, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> !line.stripLeading().startsWith("#")).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot read " + path + ", where " + Confirmation.PROPERTY + " might stand", e);
        }
    }
}
