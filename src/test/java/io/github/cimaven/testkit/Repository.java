package io.github.cimaven.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A git repository for tests, untouched by the settings of whoever runs them. */
public final class Repository {
    private final Path folder;

    private Repository(Path folder) {
        this.folder = folder;
    }

    public static Repository at(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Repository repository = new Repository(folder.toRealPath());
        repository.git("init", "--quiet", "--initial-branch=main");
        return repository;
    }

    public static Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", "/nonexistent");
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        return environment;
    }

    public Path folder() {
        return folder;
    }

    public Repository write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    public Repository commit(String message) throws IOException, InterruptedException {
        git("add", "--all");
        git("-c", "user.name=Ada", "-c", "user.email=ada@example.com", "commit", "--quiet", "--message", message);
        return this;
    }

    /** What git says, which must succeed. */
    public String git(String... arguments) throws IOException, InterruptedException {
        return git(folder, arguments);
    }

    public static String git(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", command, output).isZero();
        return output.strip();
    }
}
