package io.github.cimaven.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cimaven.io.Trees;
import io.github.cimaven.run.engine.CommandLine;
import io.github.cimaven.testkit.DeepFolder;
import io.github.cimaven.testkit.RecordedConsole;
import io.github.cimaven.testkit.Repository;
import io.github.cimaven.testkit.SmallDisk;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What runs keep: from job to job, from run to run, and in the checkout if that was asked for. */
@Timeout(180)
class KeptFilesOfRunsTest {
    @TempDir
    Path temporary;

    private Path state;
    private Repository repository;
    private RecordedConsole console = new RecordedConsole();

    @BeforeEach
    void checkout() throws Exception {
        state = temporary.toRealPath().resolve("state");
        repository = Repository.at(temporary.toRealPath().resolve("checkout")).write(".gitignore", "/target\n/build\n");
    }

    private Verdict run(String workspace, Settings.Kept kept) throws Exception {
        console = new RecordedConsole();
        return pipeline(workspace, kept).run(Choice.everything(), new PipelineSession());
    }

    private LocalPipeline pipeline(String workspace, Settings.Kept kept) {
        return pipeline(workspace, kept, 1);
    }

    private LocalPipeline pipeline(String workspace, Settings.Kept kept, int concurrency) {
        Path project = repository.folder();
        Settings settings = new Settings(
                new Settings.Files(project, ".gitlab-ci.yml", project.resolve("target/ci"), Optional.of(state)),
                new Settings.Event("push", Optional.empty(), Optional.empty(), Optional.empty()),
                Settings.Given.of(Map.of("STATE", state.toString())),
                Settings.Includes.USUAL,
                new Settings.Execution(
                        "shell",
                        workspace,
                        concurrency,
                        false,
                        Duration.ofHours(1),
                        List.of(),
                        List.of("deploy"),
                        false,
                        List.of()),
                kept,
                new Settings.Look(false, false, false, Settings.Look.USUAL_LIMIT, CommandLine.SHORT));
        return new LocalPipeline(settings, Ambient.ofThisMachine(), console);
    }

    private void configure(String yaml) throws IOException, InterruptedException {
        repository.write(".gitlab-ci.yml", yaml);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "copy"})
    void aCacheIsThereInTheNextRunAndGoneWhenAllAreRemoved(String workspace) throws Exception {
        configure("job: {script: 'cat deps/x || mkdir deps; echo $CI_JOB_ID > deps/x; ls', cache: {paths: [deps]}}");
        repository.commit("one");
        assertThat(run(workspace, Settings.Kept.USUAL).failed()).isFalse();
        assertThat(console.text()).contains("Failed to extract cache");
        assertThat(run(workspace, Settings.Kept.USUAL).failed()).isFalse();
        assertThat(console.text()).contains("Successfully extracted cache").doesNotContain("No such file");
        assertThat(Files.readString(repository.folder().resolve("target/ci/pipeline.json")))
                .contains(
                        "\"key\": \"default-protected\"", "\"restored_key\": \"default-protected\"", "\"saved\": true");
        pipeline(workspace, Settings.Kept.USUAL).clean(true);
        run(workspace, Settings.Kept.USUAL);
        assertThat(console.text()).contains("Failed to extract cache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "copy"})
    void artifactsThatCannotBeKeptFailTheirJobAndNoOther(String workspace) throws Exception {
        configure("""
                stages: [one, two]
                first: {stage: one, script: mkdir out && echo 1 > out/1, artifacts: {paths: [out]}}
                second:
                  stage: one
                  allow_failure: true
                  script: [echo 2 > 2, 'echo > "$STATE/ci-artifacts/second"']
                  artifacts: {paths: ['2']}
                third: {stage: two, needs: [first], script: cat out/1 && test ! -e 2}
                """);
        assertThat(run(workspace, Settings.Kept.USUAL).failed()).isFalse();
        assertThat(console.text())
                .contains("ERROR: Job failed (system failure): the artifacts could not be kept")
                .contains("third passed");
        assertThat(Files.readString(repository.folder().resolve("target/ci/pipeline.json")))
                .contains("\"failure_reason\": \"runner_system_failure\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "copy"})
    void aDiskThatIsFullInTheMiddleOfArtifactsCostsNoneThatAreKept(String workspace) throws Exception {
        configure("""
                stages: [one, two, three]
                first: {stage: one, script: mkdir out && head -c 300000 /dev/zero > out/1, artifacts: {paths: [out]}}
                second:
                  stage: two
                  allow_failure: true
                  script: [mkdir many, 'for i in $(seq 300); do : > many/$i; done', 'head -c 9000000 /dev/zero > fill || :']
                  artifacts: {paths: [many, fill]}
                third: {stage: three, script: test $(wc -c < out/1) = 300000 && test ! -e many}
                """);
        repository.commit("one");
        try (SmallDisk disk = SmallDisk.at(temporary.resolve("small"), "size=4m")) {
            state = disk.folder().toRealPath().resolve("state");
            assertThat(run(workspace, Settings.Kept.USUAL).failed())
                    .as(console.text())
                    .isFalse();
        }
        assertThat(console.text())
                .contains("No space left on device", "third passed")
                .containsPattern("second failed \\(allowed\\): the artifacts could not be kept");
        assertThat(Files.readString(repository.folder().resolve("target/ci/pipeline.json")))
                .contains("\"failure_reason\": \"runner_system_failure\"");
    }

    @Test
    void threeHundredJobsAtOnceDoNotDisturbEachOther() throws Exception {
        StringBuilder jobs = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            jobs.append("j")
                    .append(i)
                    .append(": {script: ['echo ")
                    .append(i)
                    .append(" > number; sleep 2; grep -qx ")
                    .append(i)
                    .append(" number'], artifacts: {paths: [number]}}\n");
        }
        configure(jobs.toString());
        repository.commit("one");
        Verdict verdict = pipeline("auto", Settings.Kept.USUAL, 300).run(Choice.everything(), new PipelineSession());
        assertThat(verdict.failed()).as(console.text()).isFalse();
        assertThat(state.resolve("ci-workspaces").toFile().list()).isNullOrEmpty();
    }

    @Test
    void jobsThatNeedOneResourceRunOneAfterAnother() throws Exception {
        configure("""
                .one: {resource_group: "group-$NAME", script: ['mkdir "$STATE/$NAME"', sleep 0.3, 'rmdir "$STATE/$NAME"']}
                a: {extends: .one, parallel: 3, variables: {NAME: x}}
                b: {extends: .one, variables: {NAME: x}, retry: 1, after_script: ['echo after'], allow_failure: true}
                other: {extends: .one, variables: {NAME: y}}
                c: {extends: .one, needs: [a], variables: {NAME: x}}
                """);
        repository.commit("one");
        Verdict verdict = pipeline("auto", Settings.Kept.USUAL, 8).run(Choice.everything(), new PipelineSession());
        assertThat(verdict.failed()).as(console.text()).isFalse();
        assertThat(console.text()).contains("c passed").doesNotContain("failed");
    }

    @Test
    void devicesAndPipesAreNoArtifacts() throws Exception {
        configure("job: {script: ['mknod device c 1 5 || mkfifo device', mkfifo pipe, echo x > file],"
                + " artifacts: {paths: [device, pipe, file]}, cache: {paths: [device, pipe, file]}}");
        repository.commit("one");
        assertThat(run("auto", Settings.Kept.USUAL).failed()).as(console.text()).isFalse();
        assertThat(Files.readString(repository.folder().resolve("target/ci/pipeline.json")))
                .contains("file")
                .doesNotContain("\"pipe\"");
    }

    @Test
    void pathsThatAreTooLongHinderNeitherTheirJobNorTheNextRun() throws Exception {
        configure("job: {script: [rm -rf deep, mkdir deep, '" + DeepFolder.COMMAND.replace("'", "''")
                + "'], artifacts: {paths: [deep, .gitignore]}, cache: {paths: [deep, .gitignore]}}");
        for (String workspace : List.of("copy", "auto", "copy")) {
            run(workspace, Settings.Kept.USUAL);
            assertThat(console.text()).contains("File ignored: deep/ddd").doesNotContain("could not be removed");
            assertThat(state.resolve("ci-workspaces").toFile().list()).isNullOrEmpty();
        }
        Trees.delete(repository.folder());
        Trees.delete(state);
    }

    @Test
    void whatCannotBeRemovedHindersNoRun() throws Exception {
        configure("job: {script: touch out, artifacts: {paths: [out]}}");
        Path workspaces = state.resolve("ci-workspaces");
        Path artifacts = state.resolve("ci-artifacts");
        try (SmallDisk one = SmallDisk.at(workspaces.resolve("1/disk"), "size=64k");
                SmallDisk two = SmallDisk.at(artifacts.resolve("job/disk"), "size=64k")) {
            assertThat(run("copy", Settings.Kept.USUAL).failed()).isFalse();
            assertThat(console.text())
                    .contains("What earlier jobs have left in " + workspaces + " cannot be removed")
                    .contains("What earlier jobs have left in " + artifacts + " cannot be removed")
                    .contains("Device or resource busy");
            assertThat(artifacts.resolve("job")).isDirectory();
            moveBack(artifacts);
            moveBack(workspaces);
            assertThat(one.folder()).isEmptyDirectory();
            assertThat(two.folder()).isEmptyDirectory();
        }
        run("copy", Settings.Kept.USUAL);
        assertThat(console.text()).doesNotContain("cannot be removed");
        assertThat(state.toFile().list()).noneMatch(name -> name.contains(".left-"));
    }

    /** A disk is unmounted by the name under which it was mounted. */
    private static void moveBack(Path folder) throws IOException {
        Trees.delete(folder);
        try (DirectoryStream<Path> left =
                Files.newDirectoryStream(folder.getParent(), folder.getFileName() + ".left-*")) {
            Files.move(left.iterator().next(), folder);
        }
    }

    @Test
    void artifactsAreCopiedIntoTheCheckoutButNotOverWhatIsNowhereElse() throws Exception {
        repository.write("tracked", "old").write("changed", "old").write("same", "new");
        repository.write(".gitignore", "/target\n/build\n.env\n").write(".env", "SECRET=mine");
        configure("""
                job:
                  script:
                    - for f in tracked changed untracked same fresh .env; do echo -n new > $f; done
                    - rm -f folder && mkdir -p build folder && echo x > build/x && echo x > folder/x && ln -s nowhere link
                    - mkdir -p inner/.git inner/.Git && echo x | tee inner/.git/hook inner/.Git/hook > inner/x
                  artifacts:
                    paths: [tracked, changed, untracked, same, fresh, .env, build, folder, link, inner, .git/HEAD]
                """);
        repository.commit("one");
        repository.write("changed", "mine").write("untracked", "mine");
        Files.createDirectories(repository.folder().resolve("elsewhere"));
        Files.createSymbolicLink(repository.folder().resolve("folder"), Path.of("elsewhere"));
        String head = Files.readString(repository.folder().resolve(".git/HEAD"));

        run("auto", new Settings.Kept(1 << 20, true));

        Path checkout = repository.folder();
        assertThat(checkout.resolve("tracked")).hasContent("new");
        assertThat(checkout.resolve("changed")).hasContent("mine");
        assertThat(checkout.resolve("untracked")).hasContent("mine");
        assertThat(checkout.resolve("fresh")).hasContent("new");
        assertThat(checkout.resolve(".env")).hasContent("SECRET=mine");
        assertThat(checkout.resolve("build/x")).hasContent("x");
        assertThat(checkout.resolve("elsewhere")).isEmptyDirectory();
        assertThat(Files.readSymbolicLink(checkout.resolve("link"))).isEqualTo(Path.of("nowhere"));
        assertThat(checkout.resolve("inner/x")).exists();
        assertThat(checkout.resolve("inner/.git")).doesNotExist();
        assertThat(checkout.resolve("inner/.Git")).doesNotExist();
        assertThat(checkout.resolve(".git/HEAD")).hasContent(head.strip());
        assertThat(console.text())
                .contains("Copied from artifacts into the checkout: 5 files.")
                .contains(
                        "Not copied into the checkout: changed, since", "Not copied into the checkout: folder, since");

        // What came from a job may be replaced by the next one.
        configure("job: {script: echo -n newer > fresh, artifacts: {paths: [fresh]}}");
        run("auto", new Settings.Kept(1 << 20, true));
        assertThat(checkout.resolve("fresh")).hasContent("newer");
        Files.writeString(checkout.resolve("fresh"), "my own");
        configure("job: {script: echo -n newest > fresh, artifacts: {paths: [fresh]}}");
        run("auto", new Settings.Kept(1 << 20, true));
        assertThat(checkout.resolve("fresh")).hasContent("my own");
    }

    @Test
    void artifactsAreNotCopiedOverWhatGitWasToldNotToLookAt() throws Exception {
        repository.write("skipped", "old").write("assumed", "old");
        configure("""
                job:
                  script: for f in skipped assumed; do echo -n new > $f; done
                  artifacts: {paths: [skipped, assumed]}
                """);
        repository.commit("one");
        repository.git("update-index", "--skip-worktree", "skipped");
        repository.git("update-index", "--assume-unchanged", "assumed");
        repository.write("skipped", "mine").write("assumed", "mine");

        run("auto", new Settings.Kept(1 << 20, true));

        assertThat(repository.folder().resolve("skipped")).hasContent("mine");
        assertThat(repository.folder().resolve("assumed")).hasContent("mine");
        assertThat(console.text())
                .contains(
                        "Not copied into the checkout: assumed, since", "Not copied into the checkout: skipped, since");
    }

    @Test
    void whatWasCopiedBeforeTheCopyingFailedIsKnownToTheNextRun() throws Exception {
        configure("""
                one: {stage: build, script: echo -n new > a, artifacts: {paths: [a]}}
                two: {stage: test, script: mkdir d && head -c 300000 /dev/zero > d/b, artifacts: {paths: [d]}}
                """);
        repository.commit("one");
        try (SmallDisk disk = SmallDisk.at(repository.folder().resolve("d"), "size=64k")) {
            assertThat(disk.folder()).isEmptyDirectory();
            run("auto", new Settings.Kept(1 << 20, true));
        }
        assertThat(console.text()).contains("Artifacts could not be copied into the checkout: ");
        assertThat(repository.folder().resolve("a")).hasContent("new");

        configure("one: {script: echo -n newer > a, artifacts: {paths: [a]}}");
        run("auto", new Settings.Kept(1 << 20, true));
        assertThat(repository.folder().resolve("a")).hasContent("newer");
    }

    @Test
    void aRunWhoseJournalFillsTheDiskGoesOnAndSaysThatItCannotBeTakenUp() throws Exception {
        configure("""
                stages: [one, two]
                fill: {stage: one, script: 'head -c 9000000 /dev/zero > "$STATE/fill" || :'}
                many: {stage: two, parallel: 30, allow_failure: true, script: x}
                """);
        repository.commit("one");
        try (SmallDisk disk = SmallDisk.at(temporary.resolve("small"), "size=4m")) {
            state = disk.folder().toRealPath().resolve("state");
            assertThat(run("auto", Settings.Kept.USUAL).failed())
                    .as(console.text())
                    .isFalse();
            assertThat(console.text()).containsOnlyOnce("This run cannot be taken up again if it dies");
            Files.delete(state.resolve("fill"));
            assertThatThrownBy(() -> pipeline("auto", Settings.Kept.USUAL)
                            .run(Choice.everything().starting(Choice.Start.RESUME), new PipelineSession()))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("could not be written to its end");
            assertThat(run("auto", Settings.Kept.USUAL).failed()).isFalse();
        }
    }
}
