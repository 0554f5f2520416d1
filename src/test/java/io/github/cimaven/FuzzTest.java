package io.github.cimaven;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.config.ConfigLoader;
import io.github.cimaven.config.LoadContext;
import io.github.cimaven.config.Loaded;
import io.github.cimaven.config.include.IncludeOrigin;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.ProblemPrinter;
import io.github.cimaven.config.source.SourceText;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlReader;
import io.github.cimaven.config.yaml.YamlWriter;
import io.github.cimaven.plan.Planned;
import io.github.cimaven.plan.Planner;
import io.github.cimaven.plan.PredefinedVariables;
import io.github.cimaven.report.LintResult;
import io.github.cimaven.report.console.PlanCsv;
import io.github.cimaven.report.console.PlanTable;
import io.github.cimaven.report.json.ConfigurationJson;
import io.github.cimaven.report.json.LintJson;
import io.github.cimaven.report.json.PlanJson;
import io.github.cimaven.report.sarif.LintSarif;
import io.github.cimaven.testkit.FolderOrigin;
import io.github.cimaven.testkit.LongMutation;
import io.github.cimaven.testkit.Mutation;
import io.github.cimaven.testkit.Plans;
import io.github.cimaven.testkit.TreeMutation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Real configurations, spoilt in every way: whatever a file holds, there is an answer, soon, and a wrong one is pointed at.
 *
 * <p>{@code -Dfuzz=100000} tries so many, from a seed that is printed; {@code -Dfuzz=1 -Dfuzz.seed=N} repeats a single one.
 */
class FuzzTest {
    private static final int TRIES = Integer.getInteger("fuzz", 2000);
    private static final long SECONDS_EACH = 20;
    private static final int MOST_SHOWN = 10;

    private final AtomicInteger valid = new AtomicInteger();

    @Test
    void everySpoiltFileHasAnAnswer() throws Exception {
        boolean thorough = System.getProperty("fuzz") != null;
        long first = Long.getLong("fuzz.seed", thorough ? System.nanoTime() : 18_11L);
        System.out.println("fuzz: " + TRIES + " tries from seed " + first);
        List<Map<String, byte[]>> corpus = corpus();
        List<String> failures = new ArrayList<>();
        ExecutorService worker = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "fuzz");
            thread.setDaemon(true);
            return thread;
        });
        for (long seed = first; seed < first + TRIES && failures.size() < MOST_SHOWN; seed++) {
            Map<String, byte[]> files = spoilt(corpus, new Random(seed));
            failure(worker, files)
                    .map(text -> text + "\n" + new String(files.get(".gitlab-ci.yml"), UTF_8))
                    .map(("seed " + seed + ": ")::concat)
                    .ifPresent(failures::add);
        }
        worker.shutdownNow();
        System.out.println("fuzz: " + valid + " of them are valid all the same");
        assertThat(failures)
                .withFailMessage(() -> String.join("\n\n", failures))
                .isEmpty();
    }

    private Optional<String> failure(ExecutorService worker, Map<String, byte[]> files) throws InterruptedException {
        Future<?> answer = worker.submit(() -> {
            check(files);
            return null;
        });
        try {
            answer.get(SECONDS_EACH, TimeUnit.SECONDS);
            return Optional.empty();
        } catch (TimeoutException e) {
            answer.cancel(true);
            return Optional.of("no answer after " + SECONDS_EACH + " s");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            String where = Stream.of(cause.getStackTrace())
                    .filter(frame -> frame.getClassName().startsWith("io.github.cimaven"))
                    .limit(6)
                    .map(frame -> "\n    at " + frame)
                    .reduce("", String::concat);
            return Optional.of(cause + where);
        }
    }

    /** Everything that lint, list and show do with it. */
    private void check(Map<String, byte[]> files) throws IOException {
        LoadContext known = new LoadContext(PredefinedVariables.ofPipeline(Plans.context()), Map.of());
        Loaded loaded = new ConfigLoader(new Bytes(files)).load(".gitlab-ci.yml", files.get(".gitlab-ci.yml"), known);
        List<Problem> errors =
                loaded.problems().stream().filter(Problem::isError).toList();
        assertThat(loaded.pipeline().isPresent()).isEqualTo(errors.isEmpty());
        assertThat(loaded.errors().isEmpty()).isEqualTo(errors.isEmpty());
        assertThat(errors.isEmpty()
                        || errors.stream().anyMatch(problem -> problem.span().isPresent()))
                .as("one of these has a place: %s", errors)
                .isTrue();
        assertThat(ProblemPrinter.lines(loaded.problems()))
                .allSatisfy(line -> assertThat(line.length()).isLessThan(1000));
        loaded.pipeline().ifPresent(pipeline -> valid.incrementAndGet());
        Optional<Planned> planned = loaded.pipeline().map(pipeline -> Planner.plan(pipeline, Plans.context()));
        LintResult result = new LintResult(Path.of("/project"), ".gitlab-ci.yml", loaded, planned);
        assertThat(ConfigurationJson.of(loaded, planned)).isNotEmpty();
        assertThat(LintJson.of(result)).isNotEmpty();
        assertThat(LintSarif.of(result)).isNotEmpty();
        planned.ifPresent(created -> assertThat(PlanTable.text(created.plan(), List.of())
                        + PlanCsv.of(created.plan(), List.of())
                        + PlanJson.of(created.plan(), List.of()))
                .isNotEmpty());
    }

    private static Map<String, byte[]> spoilt(List<Map<String, byte[]>> corpus, Random random) {
        Map<String, byte[]> files = new LinkedHashMap<>(corpus.get(random.nextInt(corpus.size())));
        List<String> names = new ArrayList<>(files.keySet());
        int mutations = 1 + random.nextInt(4);
        for (int i = 0; i < mutations; i++) {
            String name = random.nextBoolean() ? ".gitlab-ci.yml" : names.get(random.nextInt(names.size()));
            files.put(name, spoilt(files.get(name), random));
        }
        return files;
    }

    private static byte[] spoilt(byte[] content, Random random) {
        if (random.nextInt(16) == 0) {
            return new LongMutation(random).of(content);
        }
        if (random.nextInt(3) == 0) {
            SourceText text = new SourceText("fuzz", new String(content, UTF_8));
            Optional<YamlNode> tree =
                    YamlReader.read(text.span(0, text.text().length())).root();
            if (tree.isPresent()) {
                return YamlWriter.write(new TreeMutation(random).of(tree.get())).getBytes(UTF_8);
            }
        }
        return new Mutation(random).of(content);
    }

    /** Our own realistic configurations, and GitLab's recorded ones where they are there. */
    private static List<Map<String, byte[]>> corpus() throws IOException {
        List<Map<String, byte[]>> corpus = new ArrayList<>();
        for (Path root : List.of(
                Path.of("src/test/resources/fuzz"),
                Path.of(System.getProperty("conformance", "../shared/conformance"), "oracle"))) {
            if (Files.isDirectory(root)) {
                try (Stream<Path> folders = Files.walk(root, 2)) {
                    for (Path folder : folders.filter(path -> Files.isRegularFile(path.resolve(".gitlab-ci.yml")))
                            .sorted()
                            .toList()) {
                        corpus.add(files(folder));
                    }
                }
            }
        }
        return corpus;
    }

    private static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : new FolderOrigin(folder).paths()) {
            files.put(name, Files.readAllBytes(folder.resolve(name)));
        }
        files.remove("expected.json");
        files.remove("options.json");
        return files;
    }

    /** The spoilt files as the project's. */
    private record Bytes(Map<String, byte[]> files) implements IncludeOrigin {
        @Override
        public Optional<byte[]> read(String path) {
            return Optional.ofNullable(files.get(path));
        }

        @Override
        public List<String> paths() {
            return files.keySet().stream().sorted().toList();
        }
    }
}
