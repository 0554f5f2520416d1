package io.github.cimaven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.app.Ambient;
import io.github.cimaven.app.Choice;
import io.github.cimaven.app.ConfigurationException;
import io.github.cimaven.app.LocalPipeline;
import io.github.cimaven.app.PipelineSession;
import io.github.cimaven.app.Settings;
import io.github.cimaven.app.Verdict;
import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.io.Trees;
import io.github.cimaven.run.engine.CommandLine;
import io.github.cimaven.run.executor.docker.EngineKind;
import io.github.cimaven.testkit.RecordedConsole;
import io.github.cimaven.testkit.TestEngine;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Walks the folders of {@code src/test/cases}: each holds a project, in {@code asked.properties} what was asked of it, and in
 * {@code expected.txt} what the user then sees, and the logs of the jobs that are named as {@code logs}. Where {@code then} stands,
 * the files of the folder {@code then} are laid over the project, and it is run once more as that says: {@code anew}, {@code
 * resume} or {@code retry_failed}; what begins with {@code then.} is asked then. With {@code -Dcases.update=true} the expectations are written anew, to be read in the diff; {@code -Dcases.only=run/artifacts} walks those
 * alone whose name begins so. What names an {@code executor} is skipped where there is no docker.
 */
@Timeout(300)
class CasesTest {
    private static final Path CASES = Path.of("src/test/cases");

    @TempDir
    Path temporary;

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            List<Path> folders = files.filter(file -> file.endsWith("asked.properties"))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
            assertThat(folders).hasSizeGreaterThan(20);
            String only = System.getProperty("cases.only", "");
            return folders.stream()
                    .filter(folder -> CASES.relativize(folder).toString().startsWith(only))
                    .map(folder ->
                            DynamicTest.dynamicTest(CASES.relativize(folder).toString(), () -> check(folder)));
        }
    }

    private void check(Path folder) throws Exception {
        String seen =
                new Case(folder, Files.createTempDirectory(temporary, "case").toRealPath()).seen();
        Path expected = folder.resolve("expected.txt");
        if (Boolean.getBoolean("cases.update")) {
            Files.writeString(expected, seen);
        }
        assertThat(seen).isEqualTo(Files.readString(expected));
    }

    /** One case in a folder of its own. */
    private static final class Case {
        private final Path project;
        private final Path temporary;
        private final Properties asked = new Properties();
        private final RecordedConsole console = new RecordedConsole();

        Case(Path source, Path temporary) throws IOException {
            this.temporary = temporary;
            this.project = temporary.resolve("project");
            Files.createDirectories(project);
            Trees.copy(source, project);
            try (Reader reader = Files.newBufferedReader(source.resolve("asked.properties"))) {
                asked.load(reader);
            }
            Files.delete(project.resolve("asked.properties"));
            Files.deleteIfExists(project.resolve("expected.txt"));
            if (Files.exists(project.resolve("then"))) {
                Files.move(project.resolve("then"), temporary.resolve("then"));
            }
        }

        String seen() throws Exception {
            if (asked.containsKey("executor")) {
                TestEngine.assume(EngineKind.DOCKER);
            }
            go();
            if (asked.containsKey("then")) {
                console.line("");
                console.line("then: " + asked.getProperty("then"));
                console.line("");
                asked.setProperty("start", asked.getProperty("then"));
                values("then.").forEach(asked::setProperty);
                if (Files.exists(temporary.resolve("then"))) {
                    Trees.copy(temporary.resolve("then"), project);
                }
                go();
            }
            for (String job : list("logs")) {
                showLog(job);
            }
            return normal(console.text());
        }

        private void go() throws Exception {
            String goal = asked.getProperty("goal", "run");
            LocalPipeline pipeline = new LocalPipeline(settings(), Ambient.ofThisMachine(), console);
            try {
                switch (goal) {
                    case "lint" ->
                        pipeline.lint(asked.getProperty("format", "text"), Optional.of(text -> text.lines()
                                .forEach(console::line)));
                    case "list" ->
                        pipeline.list(asked.getProperty("format", "text"), text -> text.lines()
                                .forEach(console::line));
                    case "rehearse" ->
                        pipeline.rehearse(choice(), text -> text.lines().forEach(console::line));
                    case "explain" ->
                        pipeline.explain(asked.getProperty("format", "text"), list("job"), text -> text.lines()
                                .forEach(console::line));
                    case "show" ->
                        pipeline.show(asked.getProperty("format", "yaml"), text -> text.lines()
                                .forEach(console::line));
                    case "run" -> tell(pipeline.run(choice(), new PipelineSession()));
                    default -> throw new IllegalArgumentException(goal);
                }
            } catch (ConfigurationException e) {
                console.line("BUILD FAILURE: " + e.getMessage());
            }
        }

        private void tell(Verdict verdict) {
            console.line(verdict.failed() ? "BUILD FAILURE: " + verdict.message() : "BUILD SUCCESS");
        }

        /** What a job has in its log beyond what is seen on the console: marks of sections and colours. */
        private void showLog(String job) throws IOException {
            console.line("");
            console.line("job.log of " + job + ":");
            String log = Files.readString(project.resolve("target/ci/jobs/" + job + "/job.log"));
            console.line(log.replace("\u001B", "␛")
                    .replace("\r", "␍")
                    .replaceAll("section_(start|end):\\d+", "section_$1:#"));
        }

        private Choice choice() {
            return part().starting(Choice.Start.valueOf(
                    asked.getProperty("start", "anew").toUpperCase(Locale.ROOT)));
        }

        private Choice part() {
            if (asked.containsKey("stage")) {
                return Choice.stages(list("stage"));
            }
            if (asked.containsKey("job")) {
                return asked.containsKey("needs") ? Choice.jobsWithNeeds(list("job")) : Choice.jobs(list("job"));
            }
            return Choice.everything();
        }

        private List<String> list(String name) {
            String text = asked.getProperty(name, "");
            return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
        }

        private Optional<String> text(String name) {
            return Optional.ofNullable(asked.getProperty(name));
        }

        private Map<String, String> values(String prefix) {
            Map<String, String> values = new LinkedHashMap<>();
            asked.stringPropertyNames().stream()
                    .filter(name -> name.startsWith(prefix))
                    .sorted()
                    .forEach(name -> values.put(name.substring(prefix.length()), asked.getProperty(name)));
            return values;
        }

        private Map<String, String> includeMap() {
            Map<String, String> map = values("include.");
            map.replaceAll((name, path) -> project.resolve(path).toString());
            return map;
        }

        private Settings settings() {
            List<String> manual = new java.util.ArrayList<>(list("manual"));
            manual.addAll(list("job"));
            return new Settings(
                    new Settings.Files(
                            project,
                            asked.getProperty("file", ".gitlab-ci.yml"),
                            project.resolve("target/ci"),
                            Optional.of(temporary.resolve("state"))),
                    new Settings.Event(
                            asked.getProperty("source", "push"),
                            text("branch"),
                            text("tag"),
                            text("targetBranch"),
                            text("compareTo"),
                            text("changes").map(names -> names.equals("none") ? List.of() : list("changes"))),
                    new Settings.Given(
                            values("var."),
                            values("input."),
                            secrets(),
                            asked.getProperty("variablesFile", Settings.Given.DEFAULT_FILE)),
                    new Settings.Includes(true, Optional.empty(), includeMap()),
                    new Settings.Execution(
                            asked.getProperty("executor", "shell"),
                            asked.getProperty("workspace", "auto"),
                            1,
                            asked.containsKey("failFast"),
                            Duration.ofHours(1),
                            manual,
                            List.of("deploy"),
                            asked.getProperty("confirm", "").equals("true"),
                            List.of()),
                    Settings.Kept.USUAL,
                    new Settings.Look(false, true, false, Settings.Look.USUAL_LIMIT, CommandLine.SHORT));
        }

        private Variables secrets() {
            return Variables.of(asked.stringPropertyNames().stream()
                    .filter(name -> name.startsWith("secret."))
                    .sorted()
                    .map(name -> Variable.masked(name.substring("secret.".length()), asked.getProperty(name)))
                    .toList());
        }

        /** What is different each time is written as a sign. */
        private String normal(String text) {
            return text.replace(project.toString(), "PROJECT")
                    .replaceAll(
                            "PROJECT/../state/\\S*?/project|\\S*/state/ci-workspaces/[^/ ]*/files/project", "WORKSPACE")
                    .replaceAll("(?<![\\w.])\\d+(\\.\\d)? s(?=\\s|$|\\))", "# s")
                    .replaceAll("# s {2,}", "# s  ")
                    .replaceAll("\\(\\d{9,}\\)", "(#)")
                    .replaceAll("\\bci-([\\w-]+?)-[0-9a-f]{12}-\\d+", "ci-$1-#")
                    .replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}\\.\\d{9}Z", "TIME")
                    .replaceAll("sha256:[0-9a-f]{64}", "sha256:#");
        }
    }
}
