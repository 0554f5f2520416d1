package io.github.cimaven.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.GsonBuilder;
import io.github.cimaven.io.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Runs pipelines: isolation of jobs, logs, artifacts, many jobs. Ours and the other program take turns, pair by pair; the median
 * counts. Written to {@code target/bench.json} and as a table.
 */
class RunBench {
    private static final Path DIRECTORY =
            Path.of(System.getProperty("bench.directory", "target/bench")).toAbsolutePath();
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final Duration LIMIT = Duration.ofSeconds(Integer.getInteger("bench.limit", 180));

    private static final Path TABLE = DIRECTORY.resolveSibling("bench.md");

    private final Stopwatch stopwatch = new Stopwatch(DIRECTORY.resolve("logs"), LIMIT);
    private final Projects projects = new Projects(DIRECTORY.resolve("projects"), stopwatch);
    private final Contenders contenders = new Contenders(DIRECTORY, stopwatch);
    private final List<Row> rows = new ArrayList<>();

    @Test
    void runsPipelines() throws Exception {
        isolation();
        row("one job prints 2,000,000 lines", "1 : 20, 1.5 s above bash", log(2_000_000), "seq 2000000", "");
        logMemory();
        artifacts();
        row(
                "100 jobs of true",
                "1 : 1",
                projects.script("true-100", Projects.jobs(100, "true")),
                "for i in {1..100}; do bash -c true; done",
                "");
        row(
                "2,000 jobs of true with needs",
                "1 : 3",
                projects.script("true-2000", Projects.stages(10, 200, true)),
                "for i in {1..2000}; do bash -c true; done",
                "");
        journal();
        row(
                "10 stages of 30 jobs of true",
                "",
                projects.script("true-10-30", Projects.stages(10, 30, false)),
                "for i in {1..300}; do bash -c true; done",
                "");
        manyJobs();
        System.out.println(Files.readString(TABLE));
        assertThat(rows).allMatch(row -> row.ours().ended(), "came to its end");
    }

    /** What was measured is kept, also where the rest takes too long for whoever waits. */
    private void add(Row row) throws IOException {
        rows.add(row);
        write();
    }

    /** The first run makes the snapshot; the next ones find it. */
    private void isolation() throws Exception {
        Path project = projects.files(20_000, 4_000);
        List<Cost> first = new ArrayList<>();
        List<Cost> firstPeer = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            first.add(contenders.plugin("isolation-first", project, fresh("isolation"), "run"));
            if (contenders.hasPeer()) {
                firstPeer.add(contenders.peer("isolation-first", project, fresh(project, "isolation")));
            }
        }
        add(new Row(
                "20 jobs, each isolated, in 20,000 files (80 MB): first run",
                Cost.median(first),
                Optional.of(contenders.shell(
                        "isolation", project, "git checkout-index -a --prefix=" + fresh("checkout") + "/")),
                firstPeer.isEmpty() ? Optional.empty() : Optional.of(Cost.median(firstPeer)),
                "1 : 10",
                ""));
        List<String> flat = new ArrayList<>();
        for (int files : new int[] {200, 200_000}) {
            Path other = projects.files(files, 4);
            contenders.plugin("isolation-" + files, other, state("isolation-" + files), "run");
            Cost again = again("isolation-" + files, other);
            flat.add(String.format(Locale.ROOT, "%,d files: %.2f s", files, again.seconds()));
        }
        row("the same again", "1 : 10, flat", project, "isolation", Optional.empty(), String.join(", ", flat));
    }

    private Cost again(String name, Path project) throws Exception {
        List<Cost> costs = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            costs.add(contenders.plugin(name, project, state(name), "run"));
        }
        return Cost.median(costs);
    }

    private Path log(int lines) throws Exception {
        return projects.script("lines-" + lines, "print: {script: [seq " + lines + "]}\n");
    }

    /** Memory is to be the same whatever a job prints. */
    private void logMemory() throws Exception {
        Cost few = again("lines-1000", log(1_000));
        Cost many = again("lines-10000000", log(10_000_000));
        add(new Row(
                "one job prints 10,000,000 lines",
                many,
                Optional.empty(),
                Optional.empty(),
                "memory flat",
                String.format(Locale.ROOT, "with 1,000 lines: %.0f MB", few.megabytes())));
    }

    private void artifacts() throws Exception {
        Path project = projects.script(
                "artifacts",
                "stages: [make, use]\n"
                        + "make: {stage: make, script: [mkdir -p out, \"head -c 500000000 /dev/urandom > out/big\"],"
                        + " artifacts: {paths: [out]}}\n"
                        + Projects.jobs(4, "test -s out/big").replace("{script", "{stage: use, script"));
        row(
                "500 MB of artifacts, used by four jobs",
                "1 : 3, one copy",
                project,
                "artifacts",
                Optional.of("head -c 500000000 /dev/urandom > " + fresh("random") + "/big"),
                "");
        Row measured = rows.remove(rows.size() - 1);
        long ours = size(state("artifacts"), project.resolve("target"));
        String disk = String.format(Locale.ROOT, "on disk %.2f GB", ours / 1e9)
                + (contenders.hasPeer()
                        ? String.format(Locale.ROOT, " : %.2f GB", size(state(project, "artifacts")) / 1e9)
                        : "");
        add(new Row(measured.work(), measured.ours(), measured.bare(), measured.peer(), measured.aim(), disk));
    }

    /** Where the journal cannot be made the run goes on without: that is what it costs. */
    private void journal() throws Exception {
        Path project = projects.script("true-2000", Projects.stages(10, 200, true));
        Path without = fresh("unjournaled");
        Files.createDirectories(without.resolve("ci-journal.txt/in-the-way"));
        Path with = fresh("journaled");
        List<Cost> plain = new ArrayList<>();
        List<Cost> journaled = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            plain.add(contenders.plugin("unjournaled", project, without, "run"));
            journaled.add(contenders.plugin("journaled", project, with, "run"));
        }
        add(new Row(
                "2,000 jobs of true with needs and a journal",
                Cost.median(journaled),
                Optional.empty(),
                Optional.empty(),
                "1.05 times that without",
                String.format(
                        Locale.ROOT,
                        "without: %.2f s",
                        Cost.median(plain).seconds())));
    }

    private void manyJobs() throws Exception {
        Path project = projects.script("true-10000", Projects.stages(10, 1000, false));
        Cost cost = contenders.plugin(
                "true-10000", project, fresh("true-10000"), Map.of("MAVEN_OPTS", "-Xmx512m"), "run", "-q");
        add(new Row("10,000 jobs of true, heap of 512 MB", cost, Optional.empty(), Optional.empty(), "ends", ""));
    }

    private void row(String work, String aim, Path project, String bare, String remark) throws Exception {
        row(work, aim, project, project.getFileName().toString(), Optional.of(bare), remark);
    }

    private void row(String work, String aim, Path project, String name, Optional<String> bare, String remark)
            throws Exception {
        List<Cost> ours = new ArrayList<>();
        List<Cost> peers = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ours.add(contenders.plugin(name, project, state(name), "run"));
            if (contenders.hasPeer() && (peers.isEmpty() || peers.get(0).ended())) {
                peers.add(contenders.peer(name, project, state(project, name)));
            }
        }
        add(new Row(
                work,
                Cost.median(ours),
                bare.isPresent()
                        ? Optional.of(contenders.shell(name, project, bare.get()))
                        : Optional.empty(),
                peers.isEmpty() ? Optional.empty() : Optional.of(Cost.median(peers)),
                aim,
                remark));
    }

    private void write() throws IOException {
        StringBuilder table = new StringBuilder(Row.head());
        List<Map<String, Object>> json = new ArrayList<>();
        for (Row row : rows) {
            table.append(row.markdown());
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("work", row.work());
            values.put("ours", row.ours());
            row.peer().ifPresent(cost -> values.put("peer", cost));
            row.bare().ifPresent(cost -> values.put("bare", cost));
            values.put("wanted", row.aim());
            values.put("remark", row.remark());
            json.add(values);
        }
        Files.writeString(
                DIRECTORY.resolveSibling("bench.json"),
                new GsonBuilder().setPrettyPrinting().create().toJson(json));
        Files.writeString(TABLE, table);
    }

    private static Path state(String name) {
        return DIRECTORY.resolve("state").resolve(name);
    }

    private static Path state(Path project, String name) {
        return project.resolve(".gitlab-ci-local").resolve(name);
    }

    private static Path fresh(String name) throws IOException {
        return emptied(state(name));
    }

    private static Path fresh(Path project, String name) throws IOException {
        return emptied(state(project, name));
    }

    private static Path emptied(Path folder) throws IOException {
        Trees.delete(folder);
        return Files.createDirectories(folder);
    }

    /** In bytes; what has several names is there once. */
    private static long size(Path... folders) throws IOException {
        Map<Object, Long> sizes = new HashMap<>();
        for (Path folder : folders) {
            if (Files.exists(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : (Iterable<Path>) files::iterator) {
                        BasicFileAttributes facts =
                                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                        if (facts.isRegularFile()) {
                            sizes.put(facts.fileKey() == null ? file : facts.fileKey(), facts.size());
                        }
                    }
                }
            }
        }
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }
}
