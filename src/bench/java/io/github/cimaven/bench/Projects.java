package io.github.cimaven.bench;

import io.github.cimaven.testkit.GeneratedPipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The projects that are measured, each made once and kept for the next time. */
final class Projects {
    private static final int FILES_IN_A_FOLDER = 100;

    private final Path home;
    private final Stopwatch git;

    Projects(Path home, Stopwatch git) {
        this.home = home;
        this.git = git;
    }

    /** What fills a project's folder. */
    private interface Content {
        void write(Path folder) throws IOException;
    }

    /** Jobs to be listed. */
    Path listed(GeneratedPipeline pipeline, int jobs) throws IOException, InterruptedException {
        String name = pipeline.name().toLowerCase(Locale.ROOT) + "-" + jobs;
        return project(name, folder -> pipeline.write(folder, jobs));
    }

    /** @param size of each file in bytes */
    Path files(int count, int size) throws IOException, InterruptedException {
        return project("files-" + count, folder -> {
            byte[] content = "x".repeat(size).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            for (int file = 0; file < count; file++) {
                Path parent = Files.createDirectories(folder.resolve("data/" + file / FILES_IN_A_FOLDER));
                Files.write(parent.resolve(file + ".txt"), content);
            }
            pipeline(folder, jobs(20, "test -f data/0/0.txt"));
        });
    }

    Path script(String name, String configuration) throws IOException, InterruptedException {
        return project(name, folder -> pipeline(folder, configuration));
    }

    /** So many jobs of one stage. */
    static String jobs(int count, String command) {
        StringBuilder text = new StringBuilder();
        for (int job = 0; job < count; job++) {
            text.append("job-").append(job).append(": {script: [\"").append(command).append("\"]}\n");
        }
        return text.toString();
    }

    /** So many stages of so many jobs; {@code needs} leads to the job before it in the stage before. */
    static String stages(int stages, int jobs, boolean needs) {
        StringBuilder names = new StringBuilder("stages: [");
        StringBuilder text = new StringBuilder();
        for (int stage = 0; stage < stages; stage++) {
            names.append(stage == 0 ? "" : ", ").append("s").append(stage);
            for (int job = 0; job < jobs; job++) {
                text.append("job-").append(stage).append('-').append(job).append(": {stage: s").append(stage);
                if (needs) {
                    text.append(stage == 0 ? ", needs: []" : ", needs: [job-" + (stage - 1) + "-" + job + "]");
                }
                text.append(", script: [\"true\"]}\n");
            }
        }
        return names + "]\n" + text;
    }

    private static void pipeline(Path folder, String configuration) throws IOException {
        Files.writeString(folder.resolve(".gitlab-ci.yml"), configuration);
    }

    private Path project(String name, Content content) throws IOException, InterruptedException {
        Path folder = home.resolve(name);
        if (Files.exists(folder.resolve(".git/refs/heads/main"))) {
            return folder;
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(".gitignore"), "target\n.gitlab-ci-local\n");
        content.write(folder);
        git(folder, "init", "-q", "-b", "main");
        git(folder, "remote", "add", "origin", "https://gitlab.example.com/bench/" + name + ".git");
        git(folder, "add", ".");
        git(folder, "-c", "user.name=bench", "-c", "user.email=bench@example.com", "commit", "-q", "-m", "bench");
        return folder;
    }

    private void git(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        if (!git.run("git", folder, command, Map.of()).ended()) {
            throw new IOException("git " + String.join(" ", arguments) + " failed in " + folder);
        }
    }
}
