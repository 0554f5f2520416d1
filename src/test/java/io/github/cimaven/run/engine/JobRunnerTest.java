package io.github.cimaven.run.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.run.event.FailureReason;
import io.github.cimaven.run.event.JobOutcome;
import io.github.cimaven.run.event.Status;
import io.github.cimaven.run.executor.Cancellation;
import io.github.cimaven.run.executor.Executor;
import io.github.cimaven.run.executor.JobContext;
import io.github.cimaven.run.executor.JobSession;
import io.github.cimaven.run.executor.ScriptResult;
import io.github.cimaven.run.executor.ShellScript;
import io.github.cimaven.run.log.JobLog;
import io.github.cimaven.run.log.LogArchive;
import io.github.cimaven.run.storage.ArtifactRequest;
import io.github.cimaven.run.storage.ArtifactSet;
import io.github.cimaven.run.storage.ArtifactStore;
import io.github.cimaven.run.storage.CacheStore;
import io.github.cimaven.run.storage.JobFiles;
import io.github.cimaven.run.storage.KeptCache;
import io.github.cimaven.run.storage.Layer;
import io.github.cimaven.run.storage.RunFolder;
import io.github.cimaven.run.storage.Workspace;
import io.github.cimaven.run.storage.Workspaces;
import io.github.cimaven.testkit.Plans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Attempts whose steps take as long as the test wants. */
@Timeout(60)
class JobRunnerTest {
    private static final String TOO_LONG = "ERROR: Job failed: execution took longer than 1s seconds";

    @TempDir
    Path folder;

    private final Cancellation cancellation = new Cancellation();
    private final List<String> done = new ArrayList<>();
    private Cancellation wish = new Cancellation();
    private Work opening = () -> {};
    private Work script = () -> {};
    private Work saving = () -> {};
    private Work uploading = () -> {};
    private boolean keptIsUnreadable;

    /** What a step does. */
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void forEver() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    private void work(String name, Work work) throws IOException, InterruptedException {
        done.add(name);
        work.run();
    }

    private final class Places implements Workspaces {
        @Override
        public Workspace open(String job, List<? extends Layer> layers) throws IOException, InterruptedException {
            work("opened", opening);
            return new Place(
                    Files.createDirectories(folder.resolve("project")),
                    Files.createDirectories(folder.resolve("private")));
        }

        @Override
        public Workspace openEmpty(String job, List<? extends Layer> layers) throws IOException, InterruptedException {
            return open(job, layers);
        }

        @Override
        public void prepare() {}

        @Override
        public Optional<String> identity() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }

    private record Place(Path projectDir, Path privateDir) implements Workspace {
        @Override
        public Path checkoutDir() {
            return projectDir;
        }

        @Override
        public JobFiles files() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }

    private final class Scripts implements Executor {
        @Override
        public String name() {
            return "shell";
        }

        @Override
        public Optional<String> probe() {
            return Optional.empty();
        }

        @Override
        public JobSession open(JobContext job, JobLog log) {
            return new JobSession() {
                @Override
                public ScriptResult run(ShellScript text, Cancellation toStop) throws InterruptedException {
                    wish = toStop;
                    try {
                        work(text.step(), script);
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                    return new ScriptResult(0, wish.requested(), 0);
                }

                @Override
                public void close() {}
            };
        }
    }

    private final class Artifacts implements ArtifactStore {
        @Override
        public Optional<ArtifactSet> collect(Workspace workspace, ArtifactRequest request, Consumer<String> say)
                throws IOException, InterruptedException {
            work("uploaded", uploading);
            return Optional.empty();
        }

        @Override
        public void forget(String job) {}

        @Override
        public Optional<ArtifactSet> of(String job) throws IOException {
            if (keptIsUnreadable) {
                throw new IOException("no such device");
            }
            return Optional.empty();
        }
    }

    private final class Caches implements CacheStore {
        @Override
        public Optional<KeptCache> find(String key, Consumer<String> say) {
            return Optional.empty();
        }

        @Override
        public Saved save(Workspace workspace, Request request, Consumer<String> say)
                throws IOException, InterruptedException {
            work("saved", saving);
            return new Saved(Result.SAVED, 0);
        }
    }

    private Path log() {
        return folder.resolve("job.log");
    }

    private JobOutcome run(String keywords) {
        PlannedJob job = Plans.of("job: {script: x, artifacts: {paths: [x]}, cache: {paths: [y]}, " + keywords + "}")
                .jobs()
                .get(0);
        LogArchive logs = new LogArchive((name, lines) -> {}, Clock.systemUTC(), 1 << 20);
        try (Deadlines deadlines = new Deadlines()) {
            JobRunner runner = new JobRunner(
                    place -> new Scripts(),
                    new JobRunner.Files(new Places(), new Artifacts(), new Caches(), new RunFolder(folder)),
                    logs,
                    deadlines,
                    Duration.ofHours(1),
                    1,
                    Instant.EPOCH,
                    "token");
            return runner.run(new Attempt(job, 1, 1, log(), Instant.EPOCH, cancellation))
                    .outcome();
        }
    }

    /** What the log has, without its colours. */
    private List<String> lines() throws IOException {
        return Files.readString(log())
                .replaceAll("\u001B\\[[\\d;]*[mK]|\r|section_(start|end):\\d+:\\w+", "")
                .lines()
                .toList();
    }

    private void assertTimedOut(JobOutcome outcome, String step, String... done) throws IOException {
        assertThat(outcome.reason()).hasValue(FailureReason.JOB_EXECUTION_TIMEOUT);
        assertThat(this.done).containsExactly(done);
        assertThat(lines())
                .anyMatch(line -> line.startsWith(
                        "WARNING: " + step + " could not run to completion because the timeout was exceeded."))
                .endsWith(TOO_LONG);
    }

    @Test
    void aJobInTimeDoesAllOfIt() throws IOException {
        assertThat(run("after_script: y, timeout: 1 hour").status()).isEqualTo(Status.SUCCESS);
        assertThat(done).containsExactly("opened", "step_script", "after_script", "saved", "uploaded");
        assertThat(lines()).endsWith("Job succeeded");
    }

    @Test
    void aJobThatHasPassedDoesNotFailForWhatIsOnlyToldOfIt() throws IOException {
        keptIsUnreadable = true;
        assertThat(run("environment: {name: production, url: 'https://example.com'}")
                        .status())
                .isEqualTo(Status.SUCCESS);
        assertThat(lines())
                .contains("WARNING: the URL of the environment is not known: no such device")
                .endsWith("Job succeeded");
        Files.delete(log());
        script = () -> {
            Files.delete(log());
            Files.createDirectory(log());
        };
        assertThat(run("coverage: '/x/'").status()).isEqualTo(Status.SUCCESS);
    }

    @Test
    void gettingTheFilesCountsForTheTimeOfTheJob() throws IOException {
        opening = JobRunnerTest::forEver;
        assertTimedOut(run("timeout: 1s"), "get_sources", "opened");
    }

    @Test
    void soDoesSavingCaches() throws IOException {
        saving = JobRunnerTest::forEver;
        assertTimedOut(run("timeout: 1s"), "archive_cache", "opened", "step_script", "saved");
    }

    @Test
    void soDoesKeepingArtifacts() throws IOException {
        uploading = JobRunnerTest::forEver;
        assertTimedOut(run("timeout: 1s"), "upload_artifacts_on_success", "opened", "step_script", "saved", "uploaded");
    }

    /** Also where nothing hears that it should end. */
    @Test
    void onceTheTimeIsUpNothingMoreIsBegun() throws IOException {
        Work deaf = () -> {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
        };
        opening = deaf;
        assertThat(run("timeout: 1s").reason()).hasValue(FailureReason.JOB_EXECUTION_TIMEOUT);
        assertThat(done).containsExactly("opened");
        assertThat(lines()).endsWith(TOO_LONG);
    }

    @Test
    void aJobWhoseScriptUsedUpTheTimeLeavesNothing() throws IOException {
        script = () -> {
            while (!wish.requested()) {
                Thread.onSpinWait();
            }
        };
        run("timeout: 1s, after_script: y");
        assertThat(done).containsExactly("opened", "step_script");
        assertThat(lines()).endsWith(TOO_LONG);
    }

    @Test
    void anInterruptedAttemptEndsItsLogInGitLabsWords() throws IOException {
        script = () -> {
            throw new InterruptedException("the thread is wanted elsewhere");
        };
        assertThat(run("timeout: 1h").status()).isEqualTo(Status.CANCELED);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(lines()).endsWith("ERROR: Job failed: canceled");
    }

    @Test
    void soDoesOneThatIsCanceledBeforeItHasALog() throws IOException {
        opening = () -> {
            cancellation.request(Cancellation.Reason.CANCELED);
            forEver();
        };
        assertThat(run("timeout: 1h").status()).isEqualTo(Status.CANCELED);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(lines()).containsExactly("ERROR: Job failed: canceled");
    }

    private void failTimes(int times) {
        opening = () -> {
            if (done.size() <= times) {
                throw new IOException("no space");
            }
        };
    }

    @Test
    void sourcesAreTriedAgainAsOftenAsIsSaid() throws IOException {
        failTimes(2);
        String quickly =
                "FF_USE_EXPONENTIAL_BACKOFF_STAGE_RETRY: 'false', ATTEMPTS: 3, GET_SOURCES_ATTEMPTS: $ATTEMPTS";
        assertThat(run("variables: {" + quickly + "}").status()).isEqualTo(Status.SUCCESS);
        assertThat(done).startsWith("opened", "opened", "opened", "step_script");
        assertThat(lines())
                .containsSubsequence(
                        "Getting source from Git repository",
                        "ERROR: no space",
                        "ERROR: no space",
                        "Copying the project's folder, which is no Git repository...");
    }

    @Test
    void theLastFailureIsTheJobs() throws IOException {
        failTimes(9);
        JobOutcome outcome =
                run("variables: {FF_USE_EXPONENTIAL_BACKOFF_STAGE_RETRY: 'false', GET_SOURCES_ATTEMPTS: 2}");
        assertThat(outcome.reason()).hasValue(FailureReason.RUNNER_SYSTEM_FAILURE);
        assertThat(done).containsExactly("opened", "opened");
        assertThat(lines()).containsExactly("ERROR: no space", "ERROR: Job failed (system failure): no space");
    }

    @Test
    void betweenTriesThereIsAPauseThatTheTimeoutEnds() throws IOException {
        failTimes(9);
        run("timeout: 1s, variables: {GET_SOURCES_ATTEMPTS: 2}");
        assertThat(done).containsExactly("opened");
        assertThat(lines()).startsWith("ERROR: no space", "Retrying in 5s").endsWith(TOO_LONG);
    }

    @Test
    void moreThanTenTriesAreRefused() throws IOException {
        run("variables: {RESTORE_CACHE_ATTEMPTS: 11}");
        assertThat(done).isEmpty();
        assertThat(lines())
                .containsExactly("ERROR: Job failed (system failure): number of attempts out of the range [1, 10] for"
                        + " stage: restore_cache");
    }
}
