package io.github.cimaven.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.cimaven.io.Trees;
import io.github.cimaven.testkit.Repository;
import io.github.cimaven.testkit.RunInChild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills runs of a pipeline of thirty jobs, with other pipelines below it, at random moments and takes them up again, until they end: the report is that of a run
 * that nobody has disturbed. {@code -Dresume.kills=50} kills so often, {@code -Dresume.seed=N} repeats the same moments.
 */
@Timeout(1800)
class ResumeAfterKillsTest {
    private static final int KILLS = Integer.getInteger("resume.kills", 10);
    private static final Set<String> TIMES = Set.of(
            "id",
            "process",
            "created_at",
            "started_at",
            "finished_at",
            "duration",
            "queued_duration",
            "artifacts_expire_at");

    @TempDir
    Path temporary;

    private Path project;
    private final List<Process> children = new ArrayList<>();
    private final Set<String> passed = new HashSet<>();
    private int takenUp;
    private int begun;

    @BeforeEach
    void project() throws Exception {
        Repository repository = Repository.at(temporary.resolve("project"))
                .write(".gitignore", "/target\n/state\n/output\n")
                .write(".gitlab-ci.yml", configuration())
                .write("child.yml", child())
                .write(
                        "inner.yml",
                        "inner: {script: 'mkdir -p out && echo inner > out/inner.txt', artifacts: {paths: [out]}}\n")
                .write("loose.yml", "loose: {script: ['test $CI_JOB_RETRY_COUNT -ge 1'], retry: 1}\n")
                .write("source.txt", "source\n");
        repository.commit("one");
        repository.write("untracked.txt", "not committed\n");
        project = repository.folder();
    }

    /** Four stages of seven jobs, of which some fail once, some need others, and one hands a variable on; and two that wait. */
    private static String configuration() {
        StringBuilder yaml = new StringBuilder("stages: [one, two, three, four, deploy]\n");
        List<String> stages = List.of("one", "two", "three", "four");
        for (int stage = 0; stage < stages.size(); stage++) {
            for (int job = 0; job < 7; job++) {
                String name = stages.get(stage) + "-" + job;
                yaml.append(name)
                        .append(":\n  stage: ")
                        .append(stages.get(stage))
                        .append('\n');
                if (stage > 0 && job % 2 == 0) {
                    yaml.append("  needs: [")
                            .append(stages.get(stage - 1))
                            .append("-")
                            .append(job)
                            .append("]\n");
                }
                yaml.append(
                        "  script:\n    - mkdir -p out && find out source.txt untracked.txt -type f | sort | xargs cat > all\n");
                yaml.append("    - (cat all; echo ")
                        .append(name)
                        .append(" $NUMBER $CI_JOB_RETRY_COUNT) > out/")
                        .append(name)
                        .append(".txt\n    - echo NUMBER=$((${NUMBER:-0} + ")
                        .append(job)
                        .append(")) > job.env\n");
                if (job == 3) {
                    yaml.append("    - test $CI_JOB_RETRY_COUNT -ge 1\n  retry: 2\n");
                }
                if (job == 5) {
                    yaml.append("    - exit 7\n  allow_failure: {exit_codes: 7}\n");
                }
                yaml.append("  artifacts: {when: always, paths: [out/")
                        .append(name)
                        .append(".txt]");
                yaml.append(job == 2 ? ", reports: {dotenv: job.env}}\n" : "}\n");
            }
        }
        return yaml + "child: {stage: two, trigger: {include: child.yml, strategy: depend}}\n"
                + "free: {stage: three, trigger: {include: loose.yml}}\n"
                + "by-hand: {stage: four, script: 'true', when: manual}\n"
                + "deployment: {stage: deploy, script: 'true'}\n";
    }

    /** A pipeline of its own, and one below it. */
    private static String child() {
        return """
                stages: [first, second, third]
                .job: {script: ['mkdir -p out && (cat out/* || :; echo $CI_JOB_NAME $NUMBER) > out/$CI_JOB_NAME.txt'], artifacts: {paths: [out]}}
                make: {extends: .job, stage: first, after_script: ['echo NUMBER=7 > job.env'], artifacts: {paths: [out], reports: {dotenv: job.env}}}
                twice: {extends: .job, stage: first, retry: 1, before_script: ['test $CI_JOB_RETRY_COUNT -ge 1']}
                below: {stage: second, trigger: {include: inner.yml, strategy: depend}}
                use: {extends: .job, stage: second, needs: [make]}
                last: {extends: .job, stage: third}
                """;
    }

    @AfterEach
    void end() {
        children.forEach(Process::destroyForcibly);
    }

    /** A run that was killed before its journal begins has done nothing yet. */
    private Process goOn() throws IOException {
        if (Files.exists(journal()) && Files.readString(journal()).contains("\nbegun ")) {
            takenUp++;
            return start(Choice.Start.RESUME);
        }
        begun++;
        return start(Choice.Start.ANEW);
    }

    private Process start(Choice.Start how) throws IOException {
        Process child = RunInChild.start(project, how, Map.of(), "-XX:TieredStopAtLevel=1", "-Xshare:auto");
        children.add(child);
        return child;
    }

    private void runToTheEnd(Process child) throws Exception {
        assertThat(child.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(child.exitValue()).as("%s", output()).isZero();
    }

    private String output() throws IOException {
        return Files.readString(project.resolve("output"));
    }

    private Path journal() {
        return project.resolve("state/ci-journal.txt");
    }

    private long written() throws IOException {
        long bytes = 0;
        for (Path journal : journals()) {
            bytes += journal.toFile().length();
        }
        return bytes;
    }

    /** That of the run, and those of the pipelines below it. */
    private List<Path> journals() throws IOException {
        List<Path> journals = new ArrayList<>(List.of(journal()));
        Path below = project.resolve("state/ci-journals");
        if (Files.isDirectory(below)) {
            try (Stream<Path> files = Files.walk(below)) {
                files.filter(Files::isRegularFile).forEach(journals::add);
            }
        }
        return journals;
    }

    @Test
    void theReportIsThatOfARunThatNobodyHasDisturbed() throws Exception {
        long seed = Long.getLong("resume.seed", System.nanoTime());
        System.out.println("resume.seed=" + seed + " resume.kills=" + KILLS);
        Random random = new Random(seed);
        long begin = System.nanoTime();
        runToTheEnd(goOn());
        long nanos = System.nanoTime() - begin;
        long whole = written();
        JsonElement report = report();
        Map<String, String> artifacts = artifacts();
        assertThat(artifacts).hasSizeGreaterThan(32);

        int kills = 0;
        while (kills < KILLS) {
            Trees.delete(project.resolve("state"));
            Trees.delete(project.resolve("target"));
            passed.clear();
            boolean running = true;
            while (running && kills < KILLS) {
                running = killed(random, nanos, whole);
                kills += running ? 1 : 0;
            }
            if (running) {
                runToTheEnd(goOn());
                assertNoneRanAgain();
            }
            assertThat(report()).isEqualTo(report);
            assertThat(artifacts()).isEqualTo(artifacts);
            assertNothingStartedAfterItPassed();
        }
        System.out.println("killed " + kills + " times, begun " + begun + " times, taken up " + takenUp + " times");
    }

    /** Most moments are chosen by how far the run came, for then things happen; some by the time, for then nothing does. */
    private boolean killed(Random random, long nanos, long whole) throws IOException {
        long before = written();
        long size = random.nextInt(4) == 0 ? Long.MAX_VALUE : before + random.nextLong(Math.max(1, whole - before) + 1);
        long patience = (long) (nanos * random.nextDouble());
        Process child = goOn();
        long begin = System.nanoTime();
        while (child.isAlive() && written() < size && (size < Long.MAX_VALUE || System.nanoTime() - begin < patience)) {
            LockSupport.parkNanos(500_000);
        }
        boolean alive = child.isAlive();
        child.destroyForcibly();
        child.onExit().join();
        assertThat(alive || child.exitValue() == 0).as("%s", output()).isTrue();
        assertNoneRanAgain();
        return alive;
    }

    /** What the user has seen pass does not start once more. */
    private void assertNoneRanAgain() throws IOException {
        for (String line : output().lines().toList()) {
            int start = line.indexOf(" | > ");
            if (start >= 0) {
                assertThat(passed)
                        .as("what passed before %s in %s", line, output())
                        .doesNotContain(line.substring(0, start).strip());
            }
        }
        for (String line : output().lines().toList()) {
            int bar = line.indexOf(" | ");
            if (bar >= 0 && line.contains(" passed  ")) {
                passed.add(line.substring(0, bar).strip());
            }
        }
    }

    private void assertNothingStartedAfterItPassed() throws IOException {
        int jobs = 0;
        for (Path journal : journals()) {
            Set<String> ended = new HashSet<>();
            for (String line : Files.readString(journal).lines().toList()) {
                if (line.startsWith("finished ") || line.startsWith("started ")) {
                    String job = JsonParser.parseString(line.substring(line.indexOf(' ')))
                            .getAsJsonObject()
                            .get("job")
                            .getAsString();
                    assertThat(line.startsWith("finished ") ? ended.add(job) : !ended.contains(job))
                            .as("%s", line)
                            .isTrue();
                }
            }
            jobs += ended.size();
        }
        assertThat(jobs).isEqualTo(28 + 2 + 5 + 1 + 1);
    }

    private JsonElement report() throws IOException {
        return withoutTimes(JsonParser.parseString(Files.readString(project.resolve("target/ci/pipeline.json"))));
    }

    private static JsonElement withoutTimes(JsonElement json) {
        if (json instanceof JsonArray array) {
            JsonArray items = new JsonArray();
            array.forEach(item -> items.add(withoutTimes(item)));
            return items;
        }
        if (json instanceof JsonObject object) {
            JsonObject kept = new JsonObject();
            object.entrySet().stream()
                    .filter(entry -> !TIMES.contains(entry.getKey()))
                    .forEach(entry -> kept.add(entry.getKey(), withoutTimes(entry.getValue())));
            return kept;
        }
        return json;
    }

    /** Each file that jobs have left, with its content. */
    private Map<String, String> artifacts() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(project.resolve("target/ci/jobs"))) {
            for (Path file : files.toList()) {
                String name = project.relativize(file).toString();
                if (!name.endsWith(".log") && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    contents.put(name, Files.readString(file));
                }
            }
        }
        return contents;
    }
}
