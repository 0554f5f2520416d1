package io.github.cimaven.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cimaven.io.Programs;
import io.github.cimaven.testkit.RecordedConsole;
import io.github.cimaven.testkit.Repository;
import io.github.cimaven.testkit.SmallDisk;
import io.github.cimaven.testkit.UsualSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Machines that lack something. */
@Timeout(120)
class BadEnvironmentTest {
    @TempDir
    Path temporary;

    private Path project = Path.of("");
    private final RecordedConsole console = new RecordedConsole();
    private final Map<String, String> environment = new LinkedHashMap<>(System.getenv());

    @BeforeEach
    void project() throws IOException {
        project = Files.createDirectories(temporary.toRealPath().resolve("project"));
        configuration("job: {script: echo hello}");
    }

    private void configuration(String yaml) throws IOException {
        Files.writeString(project.resolve(".gitlab-ci.yml"), yaml);
    }

    private Verdict run(Path output, Path state) throws Exception {
        Settings settings = UsualSettings.of(project, output, state);
        Ambient ambient = new Ambient(
                environment,
                temporary,
                Clock.system(ZoneOffset.UTC),
                ProcessHandle.current().pid(),
                2);
        return new LocalPipeline(settings, ambient, console).run(Choice.everything(), new PipelineSession());
    }

    private Verdict run() throws Exception {
        return run(project.resolve("target/ci"), temporary.resolve("state"));
    }

    /** A PATH with these programs only. */
    private void path(String... programs) throws IOException {
        Path bin = Files.createTempDirectory(
                Files.createDirectories(Path.of("target/bin")).toAbsolutePath(), "bin");
        for (String program : programs) {
            Files.createSymbolicLink(
                    bin.resolve(program),
                    Programs.find(program, System.getenv("PATH")).orElseThrow());
        }
        environment.put("PATH", bin.toString());
    }

    @Test
    void withoutAShellNothingIsRun() throws IOException {
        path("setsid");
        // The shell that watches over the run is missing too, so this is told by whoever needs it first.
        assertThatThrownBy(this::run).isInstanceOf(EnvironmentException.class).hasMessageContaining("sh");
        assertThat(console.text()).doesNotContain("hello");
    }

    @Test
    void withoutBashShDoes() throws Exception {
        path("sh", "setsid", "grep", "sed");
        assertThat(run().failed()).isFalse();
        assertThat(console.text()).contains("│ hello");
    }

    @Test
    void withoutGitItWorksAndSaysSo() throws Exception {
        path("sh", "bash", "setsid", "grep", "sed");
        assertThat(run().failed()).isFalse();
        assertThat(console.text()).containsOnlyOnce("git is not on the PATH").contains("│ hello");
    }

    @Test
    void anOutputFolderThatCannotBeWrittenIsNamed() throws IOException {
        Files.writeString(project.resolve("target"), "a file, no folder");
        assertThatThrownBy(this::run)
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining(project.resolve("target").toString());
        assertThat(console.text()).doesNotContain("hello");
    }

    /** Permissions do not hold back root; a file system that is mounted read-only does. */
    @Test
    void aReadOnlyOutputFolderIsNamed() throws Exception {
        Path readOnly = Files.createDirectories(project.resolve("target"));
        if (readOnly.toFile().setWritable(false) && !Files.isWritable(readOnly)) {
            assertThatItNames(readOnly, "access denied");
            return;
        }
        try (SmallDisk disk = SmallDisk.at(readOnly, "ro")) {
            assertThatItNames(disk.folder(), "Read-only file system");
        }
    }

    @Test
    void aReadOnlyCheckoutIsEnough() throws Exception {
        Repository repository = Repository.at(project)
                .write(
                        ".gitlab-ci.yml",
                        "job: {script: [echo mine > file, git -c user.name=x -c user.email=x@y commit -qam mine,"
                                + " git log --oneline], artifacts: {paths: [file]}}")
                .write("file", "old");
        repository.commit("one");
        try (SmallDisk disk = SmallDisk.readOnly(project)) {
            Verdict verdict = run(
                    temporary.toRealPath().resolve("output"),
                    temporary.toRealPath().resolve("state"));
            assertThat(verdict.failed()).as(console.text()).isFalse();
            assertThat(disk.folder().resolve("file")).hasContent("old");
        }
        assertThat(console.text()).contains("mine", "file: found 1 matching");
    }

    private void assertThatItNames(Path readOnly, String why) {
        assertThatThrownBy(this::run)
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining(readOnly.resolve("ci").toString())
                .hasMessageContaining(why);
    }

    @Test
    void aFileSystemThatTakesNothingIsNamed() {
        Path nowhere = Path.of("/proc/ci");
        Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc")), "there is no /proc here");
        assertThatThrownBy(() -> run(nowhere, temporary.resolve("state")))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("/proc/ci");
        assertThatThrownBy(() -> run(project.resolve("target/ci"), nowhere))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("/proc/ci");
    }

    @Test
    void aFullDiskFailsTheJobAndSaysWhy() throws Exception {
        try (SmallDisk disk = SmallDisk.at(temporary.resolve("small"), "size=256k")) {
            Path small = disk.folder();
            configuration("job: {script: [head -c 1000000 /dev/zero > big], artifacts: {paths: [big]}}");
            Verdict inTheScript = run(project.resolve("target/ci"), small);
            assertThat(inTheScript.failed()).isTrue();
            assertThat(console.text()).contains("No space left on device");

            configuration("job: {script: [echo hello]}");
            Files.writeString(project.resolve("big"), "x".repeat(1_000_000));
            Verdict inTheCopy = run(project.resolve("target/ci"), small);
            assertThat(inTheCopy.message()).contains("job (stage test):").contains("No space left on device");

            assertThatThrownBy(() -> run(small.resolve("ci"), fill(small)))
                    .isInstanceOf(EnvironmentException.class)
                    .hasMessageContaining("No space left on device");
        }
    }

    @Test
    void aFullOutputDiskDoesNotHideWhatBecameOfTheJobs() throws Exception {
        try (SmallDisk disk = SmallDisk.at(temporary.resolve("small"), "size=256k")) {
            Path small = disk.folder();
            configuration("job: {script: [head -c 1000000 /dev/zero]}");
            assertThatThrownBy(() -> run(small.resolve("ci"), temporary.resolve("state")))
                    .isInstanceOf(EnvironmentException.class)
                    .hasMessageContaining("No space left on device");
            assertThat(console.text()).containsPattern("Pipeline failed").containsPattern("✘ job +failed");
        }
    }

    private Path fill(Path small) throws IOException {
        try {
            Files.write(small.resolve("filler"), new byte[1_000_000]);
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
        return temporary.resolve("state");
    }

    @Test
    void aSecondRunInTheSameCheckoutWaitsAndSaysForWhom() throws Exception {
        Path go = temporary.resolve("go");
        Path begun = temporary.resolve("begun");
        configuration("job: {script: ['echo x >> " + begun + "', 'while [ ! -e " + go + " ]; do sleep 0.05; done']}");
        CompletableFuture<Verdict> first = CompletableFuture.supplyAsync(this::runUnchecked);
        while (!Files.exists(begun)) {
            Thread.onSpinWait();
        }
        CompletableFuture<Verdict> second = CompletableFuture.supplyAsync(this::runUnchecked);
        while (!console.text().contains("Waiting for another run to end")) {
            Thread.onSpinWait();
        }
        assertThat(Files.readAllLines(begun)).hasSize(1);
        Files.createFile(go);
        assertThat(first.get(60, TimeUnit.SECONDS).failed()).isFalse();
        assertThat(second.get(60, TimeUnit.SECONDS).failed()).isFalse();
        assertThat(Files.readAllLines(begun)).hasSize(2);
        assertThat(console.text())
                .contains("process " + ProcessHandle.current().pid() + ", which runs the pipeline in " + project);
    }

    private Verdict runUnchecked() {
        try {
            return run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anOutputFolderWithOtherFilesIsLeftAlone() throws Exception {
        Files.writeString(project.resolve("precious.txt"), "mine");
        assertThatThrownBy(() -> run(project, temporary.resolve("state")))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("ci.outputDirectory has to name a folder of its own");
        assertThat(project.resolve("precious.txt")).hasContent("mine");

        run();
        Files.writeString(project.resolve("target/ci/note.txt"), "mine too");
        run();
        assertThat(project.resolve("target/ci/note.txt")).hasContent("mine too");
    }

    @Test
    void theCheckoutIsNeverChanged() throws Exception {
        Files.writeString(project.resolve("file.txt"), "mine");
        configuration("job: {script: ['echo yours > file.txt', 'rm -rf .gitlab-ci.yml', 'touch new']}");
        assertThat(run().failed()).isFalse();
        assertThat(project.resolve("file.txt")).hasContent("mine");
        assertThat(project.resolve(".gitlab-ci.yml")).exists();
        assertThat(project.resolve("new")).doesNotExist();
    }
}
