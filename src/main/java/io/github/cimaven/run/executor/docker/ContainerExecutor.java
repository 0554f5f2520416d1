package io.github.cimaven.run.executor.docker;

import io.github.cimaven.config.model.Image;
import io.github.cimaven.config.model.Service;
import io.github.cimaven.run.executor.Executor;
import io.github.cimaven.run.executor.ExecutorException;
import io.github.cimaven.run.executor.JobContext;
import io.github.cimaven.run.executor.JobFolders;
import io.github.cimaven.run.executor.JobSession;
import io.github.cimaven.run.log.JobLog;
import io.github.cimaven.run.process.Calls.Answer;
import io.github.cimaven.run.process.ProcessGroups;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs each job in a container of its own, with its services beside it.
 *
 * @see <a href="https://docs.gitlab.com/runner/executors/docker/">The docker executor</a>
 */
public final class ContainerExecutor implements Executor, AutoCloseable {
    private final Engine engine;
    private final ProcessGroups processes;
    private final ContainerOptions options;
    private final Labels labels;
    private final Images images;
    private final ContainerLeftovers leftovers;
    private final AtomicInteger opened = new AtomicInteger();
    /** Whether something of a job could not be removed when that ended. */
    private final AtomicBoolean left = new AtomicBoolean();

    private Optional<Thread> fetching = Optional.empty();
    private Optional<EngineFacts> facts = Optional.empty();
    /** What stands in the way, once that was asked; nothing if there is nothing. */
    private Optional<String> obstacle = Optional.empty();

    /**
     * @param project tells the containers of this project from those of others
     * @param run tells those of this run from those of earlier ones
     */
    public ContainerExecutor(
            EngineProgram program, ProcessGroups processes, ContainerOptions options, String project, String run) {
        this.engine = program.engine();
        this.processes = processes;
        this.options = options;
        this.labels = new Labels(project, run);
        this.images = new Images(engine, options.pullPolicy());
        this.leftovers = new ContainerLeftovers(engine, labels);
    }

    @Override
    public String name() {
        return engine.kind().program();
    }

    @Override
    public synchronized Optional<String> probe() {
        if (obstacle.isEmpty()) {
            obstacle = Optional.of(obstacle());
        }
        return obstacle.filter(text -> !text.isEmpty());
    }

    /** Nothing if there is none. */
    private String obstacle() {
        try {
            Answer answer = engine.ask("info", "--format", engine.kind().facts());
            if (!answer.succeeded() || answer.out().startsWith("\t")) {
                return engine.kind().title() + " is not there: " + EngineTrouble.of(engine.kind(), answer);
            }
            EngineFacts known = EngineFacts.of(answer.out(), ThisMachine.kernel(), ThisMachine.name());
            facts = Optional.of(known);
            processes.afterDeath(leftovers.commands());
            leftovers.removeEarlier();
            return "";
        } catch (ExecutorException | IOException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "the run was interrupted";
        }
    }

    /** Whether the engine mounts layers of folders of this machine as one; asked after {@link #probe()}. */
    public synchronized boolean mountsOverlays() {
        return facts.map(EngineFacts::mountsOverlays).orElse(false);
    }

    private synchronized boolean seesFiles() {
        return facts.map(EngineFacts::local).orElse(true);
    }

    @Override
    public JobFolders seen(JobFolders here, String projectPath) {
        Path builds = Path.of("/builds");
        Path checkout = builds.resolve(projectPath.isEmpty() ? "project" : projectPath);
        Path inside = here.checkout().relativize(here.project());
        return new JobFolders(
                builds,
                checkout,
                checkout.resolve(inside.toString()),
                checkout.resolveSibling(checkout.getFileName() + ".tmp"));
    }

    @Override
    public JobSession open(JobContext job, JobLog log) throws ExecutorException, InterruptedException {
        Optional<String> missing = probe();
        if (missing.isPresent()) {
            throw new ExecutorException(missing.get());
        }
        Image image = job.place().image().orElseGet(() -> Image.named(options.image()));
        log.note("Using " + engine.kind().title() + " executor with image " + image.name() + " ...");
        JobResources resources = new JobResources(engine, job, log, name(job), options, labels, seesFiles());
        try {
            Images.Asking asking = Images.Asking.job(
                    log,
                    RegistryLogin.of(job.environment()),
                    job.here().temporary().resolveSibling(""));
            for (Service service : job.place().services()) {
                images.need(service.image(), asking);
            }
            String user = image.user().or(options::user).orElse(images.need(image, asking));
            resources.make(image, user);
            resources.services().await(seesFiles());
            return new JobContainer(engine, processes, job, log, resources, () -> left.set(true));
        } catch (IOException e) {
            close(resources);
            throw new ExecutorException("the job's container cannot be made: " + e.getMessage(), e);
        } catch (ExecutorException | InterruptedException | RuntimeException e) {
            close(resources);
            throw e;
        }
    }

    /**
     * Fetches images that jobs are going to need, one after another, while other jobs run.
     *
     * @param said takes a line for each that was fetched
     */
    public void fetchEarly(List<Image> wanted, Consumer<String> said) {
        Thread thread = new Thread(
                () -> {
                    try {
                        for (Image image : wanted) {
                            long begin = System.nanoTime();
                            if (images.fetchEarly(image)) {
                                said.accept(String.format(
                                        Locale.ROOT,
                                        "Pulled docker image %s in %.1f s",
                                        image.name(),
                                        (System.nanoTime() - begin) / 1e9));
                            }
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "images");
        thread.setDaemon(true);
        thread.start();
        fetching = Optional.of(thread);
    }

    private void close(JobResources resources) {
        resources.close();
        left.compareAndSet(false, resources.isLeft());
    }

    /** A name that people can read in the engine's lists. */
    private String name(JobContext job) {
        String words = job.name().replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
        return "ci-" + words.substring(0, Math.min(30, words.length())) + "-" + labels.shortRun() + "-"
                + opened.incrementAndGet();
    }

    /** Tries once more to remove what could not be removed at its time. */
    @Override
    public void close() {
        fetching.ifPresent(Thread::interrupt);
        leftovers.close();
        if (left.get()) {
            leftovers.removeAll();
        }
    }
}
