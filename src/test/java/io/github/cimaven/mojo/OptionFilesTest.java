package io.github.cimaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionFilesTest {
    @TempDir
    Path top;

    /** Home may be one folder for the mvn script and another one for Java; options come from both. */
    private Map<String, String> texts() {
        Map<String, String> properties = Map.of(
                "user.home", top.resolve("java-home").toString(),
                "maven.multiModuleProjectDirectory", top.resolve("project").toString(),
                "maven.home", top.resolve("maven").toString());
        return new OptionFiles(Map.of("HOME", top.resolve("shell-home").toString()), properties::get).texts();
    }

    private Path write(String path, String text) throws Exception {
        Path file = top.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource({
        "shell-home/.mavenrc",
        "java-home/.mavenrc",
        "java-home/.m2/maven-user.properties",
        "project/.mvn/maven.config",
        "project/.mvn/jvm.config",
        "project/.mvn/maven-user.properties",
        "project/.mvn/mvnd.properties",
        "maven/conf/maven-user.properties"
    })
    void everyFileThatSetsOptionsIsRead(String path) throws Exception {
        Path file = write(path, "-Dci.confirm=true\n");
        assertThat(texts()).containsEntry(file.toString(), "-Dci.confirm=true");
    }

    @Test
    void commentsDoNotCountAndAnyEncodingWill() throws Exception {
        Path file = write("shell-home/.mavenrc", "# M\u00fcller: no -Dci.confirm=true here\n  # nor here\nA=\u00fc\n");
        assertThat(texts()).containsEntry(file.toString(), "A=\u00fc");
    }
}
