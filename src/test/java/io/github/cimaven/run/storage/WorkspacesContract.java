package io.github.cimaven.run.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.git.GitCheckout;
import io.github.cimaven.run.executor.Cancellation;
import io.github.cimaven.run.process.Command;
import io.github.cimaven.run.process.ExitStatus;
import io.github.cimaven.run.process.ProcessGroups;
import io.github.cimaven.testkit.Repository;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every way to give jobs their files has to do. What a job sees is what a shell in its place sees. */
abstract class WorkspacesContract {
    @TempDir
    Path folder;

    protected ProcessGroups processes;
    protected Repository repository;

    /** Whether a job has its own files, and not the user's. */
    protected boolean isolates() {
        return true;
    }

    protected abstract Workspaces workspaces(CheckoutSource source, Path kept, Path own);

    @BeforeEach
    void open() throws Exception {
        processes = ProcessGroups.open(UUID.randomUUID().toString(), System.getenv());
        repository = Repository.at(folder.resolve("my project"))
                .write("a.txt", "committed")
                .write("sub/run.sh", "#!/bin/sh\necho runs\n")
                .write("sub/deep/b.txt", "b")
                .write(".gitignore", "ignored/\n");
        Files.setPosixFilePermissions(
                repository.folder().resolve("sub/run.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createSymbolicLink(repository.folder().resolve("link"), Path.of("a.txt"));
        repository.commit("one");
    }

    @AfterEach
    void close() throws IOException {
        processes.close();
    }

    private Workspaces workspaces(Path project) throws Exception {
        GitCheckout checkout =
                GitCheckout.find(project, Repository.environment()).checkout().orElseThrow();
        CheckoutSource source =
                new CheckoutSource(project, Optional.of(checkout), Optional.of(checkout.facts()), List.of());
        return workspaces(source, folder.resolve("state/kept"), folder.resolve("state/own"));
    }

    private Workspaces workspaces() throws Exception {
        return workspaces(repository.folder());
    }

    /** What a script in the workspace says, which must succeed. */
    protected String run(Workspace workspace, String... lines) throws Exception {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        Map<String, String> environment = new LinkedHashMap<>(Repository.environment());
        environment.put("LC_ALL", "C");
        Command command = new Command(
                List.of("bash", "-ec", String.join("\n", lines)),
                workspace.projectDir(),
                environment,
                workspace.privateDir(),
                workspace.overlay());
        ExitStatus status = processes.start(command, output).await(new Cancellation());
        String text = output.toString(StandardCharsets.UTF_8);
        assertThat(status.exitCode()).as(text).isZero();
        return text;
    }

    private static List<String> walk(JobFiles files, String start) throws IOException {
        List<String> seen = new ArrayList<>();
        files.walk(Path.of(start), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                boolean git = path.endsWith(".git");
                if (!git && !path.toString().isEmpty()) {
                    seen.add(path + "/");
                }
                return git ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                seen.add(path + (attributes.isSymbolicLink() ? "@" : ""));
                return FileVisitResult.CONTINUE;
            }
        });
        seen.sort(null);
        return seen;
    }

    private Layer layer(Path place, String... files) throws IOException {
        for (String file : files) {
            Path path = place.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, folder.relativize(place).getName(0) + "\n");
        }
        return () -> place;
    }

    @Test
    void aJobSeesWhatWouldBeCommitted() throws Exception {
        repository.write("a.txt", "changed").write("new.txt", "new").write("ignored/x", "x");
        try (Workspaces workspaces = workspaces();
                Workspace workspace = workspaces.open("job", List.of())) {
            assertThat(run(workspace, "cat a.txt new.txt; echo; readlink link; sub/run.sh; basename \"$PWD\""))
                    .isEqualTo("changednew\na.txt\nruns\nmy project\n");
            if (isolates()) {
                assertThat(run(workspace, "ls -A")).doesNotContain("ignored");
            }
        }
    }

    @Test
    void gitWorksInAJobAndLeavesTheUsersRepositoryAlone() throws Exception {
        repository.git("-c", "user.name=a", "-c", "user.email=b", "tag", "-a", "v1", "-m", "one");
        repository.write("a.txt", "changed").write("new.txt", "new");
        String before = repository.git("for-each-ref") + repository.git("status", "--porcelain");
        try (Workspaces workspaces = workspaces();
                Workspace workspace = workspaces.open("job", List.of())) {
            assertThat(run(workspace, "git describe; git status --porcelain; git diff --stat | tail -1"))
                    .isEqualTo("v1\n M a.txt\n?? new.txt\n 1 file changed, 1 insertion(+), 1 deletion(-)\n");
            if (isolates()) {
                assertThat(run(
                                workspace,
                                "git add -A; git -c user.name=j -c user.email=k commit -qm job; git tag job",
                                "git log --format=%s; git config user.name changed; git gc -q; git stash list"))
                        .isEqualTo("job\none\n");
            }
        }
        assertThat(repository.git("for-each-ref") + repository.git("status", "--porcelain"))
                .isEqualTo(before);
        assertThat(repository.git("log", "--all", "--format=%s")).isEqualTo("one");
    }

    @Test
    void layersComeInTheirOrderAndTheLaterWins() throws Exception {
        Layer one = layer(folder.resolve("one/my project"), "out/both", "out/one", "a.txt");
        Layer two = layer(folder.resolve("two/my project"), "out/both", "out/two");
        Layer none = () -> folder.resolve("nothing there");
        try (Workspaces workspaces = workspaces();
                Workspace workspace = workspaces.open("job", List.of(one, none, two))) {
            assertThat(run(workspace, "cat out/both out/one out/two a.txt sub/deep/b.txt"))
                    .isEqualTo("two\none\ntwo\none\nb");
            run(workspace, "echo spoilt > out/one; rm out/two");
            assertThat(walk(workspace.files(), "out")).containsExactly("out/", "out/both", "out/one");
        }
        assertThat(one.folder().resolve("out/one")).hasContent("one\n");
        assertThat(two.folder().resolve("out/two")).exists();
    }

    @Test
    void aProjectMayLieBelowTheTopOfItsCheckout() throws Exception {
        Layer own = layer(folder.resolve("own/my project/sub"), "deep/c.txt");
        Layer other = layer(folder.resolve("other/files"), "deep/d.txt", "deep/b.txt");
        try (Workspaces workspaces = workspaces(repository.folder().resolve("sub"));
                Workspace workspace = workspaces.open("job", List.of(own, other))) {
            assertThat(run(workspace, "cat ../a.txt; ls deep; git log --format=%s; cat deep/b.txt"))
                    .isEqualTo("committedb.txt\nc.txt\nd.txt\none\nother\n");
            run(workspace, "echo x > made");
            assertThat(walk(workspace.files(), ""))
                    .containsExactly("deep/", "deep/b.txt", "deep/c.txt", "deep/d.txt", "made", "run.sh");
        }
    }

    @Test
    void whatAJobHasChangedIsFound() throws Exception {
        try (Workspaces workspaces = workspaces();
                Workspace workspace = workspaces.open("job", List.of())) {
            run(
                    workspace,
                    "rm -r sub; mkdir sub; echo new > sub/new; rm link a.txt; mkdir a.txt; echo in > a.txt/in",
                    "mv sub moved; ln -s ../outside link; mkdir -p empty/inner");
            JobFiles files = workspace.files();
            assertThat(walk(files, ""))
                    .containsExactly(
                            ".gitignore",
                            "a.txt/",
                            "a.txt/in",
                            "empty/",
                            "empty/inner/",
                            "link@",
                            "moved/",
                            "moved/new");
            assertThat(walk(files, "moved/new")).containsExactly("moved/new");
            assertThat(walk(files, "sub/deep")).isEmpty();
            assertThat(files.find(Path.of("link/x"))).isEmpty();
            assertThat(files.find(Path.of("../state"))).isEmpty();
        }
    }

    @Test
    void filesAreHandedOnAndWhatIsNotTheJobsOwnStays() throws Exception {
        Path out = Files.createDirectories(folder.resolve("out"));
        try (Workspaces workspaces = workspaces();
                Workspace workspace = workspaces.open("job", List.of())) {
            run(workspace, "echo made > made; echo shared > shared");
            JobFiles files = workspace.files();
            files.take(Path.of("made"), out.resolve("made"));
            files.link(Path.of("shared"), out.resolve("shared"));
            files.take(Path.of("link"), out.resolve("link"));
            files.take(Path.of("a.txt"), out.resolve("a.txt"));
            files.link(Path.of("sub/run.sh"), out.resolve("run.sh"));
            assertThat(files.find(Path.of("shared"))).isPresent();
            // Whoever gets them may change them.
            Files.writeString(out.resolve("a.txt"), "spoilt");
        }
        assertThat(out.resolve("made")).hasContent("made\n");
        assertThat(out.resolve("shared")).hasContent("shared\n");
        assertThat(Files.isSymbolicLink(out.resolve("link"))).isTrue();
        assertThat(Files.isExecutable(out.resolve("run.sh"))).isTrue();
        assertThat(repository.git("status", "--porcelain")).doesNotContain("a.txt", "link");
        if (isolates()) {
            try (Workspaces again = workspaces();
                    Workspace workspace = again.open("job", List.of())) {
                assertThat(run(workspace, "cat a.txt; ls")).isEqualTo("committeda.txt\nlink\nsub\n");
            }
        }
    }

    @Test
    void aFolderThatWasTakenWholeHidesNothingWhereItIsALayer() throws Exception {
        try (Workspaces workspaces = workspaces()) {
            List<Layer> layers = new ArrayList<>();
            for (String name : List.of("one", "two")) {
                Path layer = Files.createDirectories(folder.resolve(name + "/my project"));
                try (Workspace workspace = workspaces.open(name, List.of())) {
                    run(workspace, "mkdir moved inner; echo x > inner/" + name + "; mv inner moved/; mv moved out");
                    if (isolates()) {
                        assertThat(workspace.files().takeFolder(Path.of("out"), layer.resolve("out")))
                                .isTrue();
                        assertThat(workspace.files().takeFolder(Path.of("sub"), layer.resolve("sub")))
                                .isEqualTo(workspace.overlay().isEmpty());
                    }
                }
                layers.add(() -> layer);
            }
            if (isolates()) {
                try (Workspace workspace = workspaces.open("use", layers)) {
                    assertThat(run(workspace, "ls out/inner")).isEqualTo("one\ntwo\n");
                }
            }
        }
    }

    @Test
    void namesMayHaveAnyBytes() throws Exception {
        repository.git("config", "core.quotePath", "false");
        new ProcessBuilder(
                        "bash",
                        "-c",
                        "printf bytes > $'odd\\xff\\nname'; mkdir $'d\\xfc'; printf in > $'d\\xfc/x'; git add -A")
                .directory(repository.folder().toFile())
                .start()
                .waitFor();
        repository.commit("odd");
        try (Workspaces workspaces = workspaces();
                Workspace workspace = workspaces.open("j:o,b\\ \"ü", List.of())) {
            assertThat(run(workspace, "cat $'odd\\xff\\nname' $'d\\xfc/x'; git status --porcelain"))
                    .isEqualTo("bytesin");
            run(workspace, "printf 'made' > $'made\\xfe'");
            Path out = Files.createDirectories(folder.resolve("out"));
            List<Path> found = new ArrayList<>();
            workspace.files().walk(Path.of(""), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                    if (path.toUri().getRawPath().endsWith("made%FE")) {
                        found.add(path);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
            assertThat(found).hasSize(1);
            workspace.files().take(found.get(0), out.resolve(found.get(0)));
            assertThat(out.resolve(found.get(0))).hasContent("made");
        }
    }

    @Test
    void theScriptsOfAJobSeeWhatTheOneBeforeHasLeft() throws Exception {
        try (Workspaces workspaces = workspaces();
                Workspace workspace = workspaces.open("job", List.of())) {
            run(workspace, "echo 1 > made; rm a.txt; rm -r sub");
            assertThat(run(workspace, "cat made; ls")).isEqualTo("1\nlink\nmade\n");
        }
    }

    @Test
    void whatAJobDoesIsSeenByNobodyElse() throws Exception {
        try (Workspaces workspaces = workspaces()) {
            try (Workspace first = workspaces.open("job", List.of());
                    Workspace beside = workspaces.open("job", List.of())) {
                run(first, "echo spoilt > a.txt; rm -r sub; git tag spoilt; echo x > left");
                if (isolates()) {
                    assertThat(run(beside, "cat a.txt; ls; git tag")).isEqualTo("committeda.txt\nlink\nsub\n");
                }
            }
        }
        assertThat(folder.resolve("state/own")).doesNotExist();
        if (isolates()) {
            assertThat(repository.git("status", "--porcelain")).isEmpty();
            assertThat(repository.git("tag")).isEmpty();
        }
    }

    @Test
    void aJobMayDeleteItsWorkspace() throws Exception {
        if (!isolates()) {
            return;
        }
        try (Workspaces workspaces = workspaces();
                Workspace workspace = workspaces.open("job", List.of())) {
            run(workspace, "rm -rf \"$PWD\"");
            assertThat(walk(workspace.files(), "")).isEmpty();
            assertThat(run(workspace, "ls")).isEmpty();
        }
        assertThat(repository.git("status", "--porcelain")).isEmpty();
    }

    @Test
    void aJobWithoutSourcesHasItsLayersOnly() throws Exception {
        Layer one = layer(folder.resolve("one/my project"), "out/one");
        try (Workspaces workspaces = workspaces();
                Workspace workspace = workspaces.openEmpty("job", List.of(one))) {
            assertThat(run(workspace, "cat out/one")).isEqualTo("one\n");
            if (isolates()) {
                assertThat(run(workspace, "ls -A")).isEqualTo("out\n");
            }
        }
    }
}
