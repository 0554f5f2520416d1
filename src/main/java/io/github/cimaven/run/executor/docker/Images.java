package io.github.cimaven.run.executor.docker;

import io.github.cimaven.config.model.Image;
import io.github.cimaven.run.executor.ExecutorException;
import io.github.cimaven.run.log.JobLog;
import io.github.cimaven.run.process.Calls.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The images of a run, each looked for and fetched once. Thread-safe: who needs an image that is being fetched waits for it.
 *
 * @see <a href="https://docs.gitlab.com/runner/executors/docker/#configure-how-runners-pull-images">Pull policies</a>
 */
final class Images {
    private static final Duration PULL = Duration.ofHours(1);
    /** What is not there after this is being fetched. */
    private static final Duration SHORT = Duration.ofMillis(500);

    private final Engine engine;
    private final String usualPolicy;
    private final Map<Key, Known> known = new ConcurrentHashMap<>();

    Images(Engine engine, String usualPolicy) {
        this.engine = engine;
        this.usualPolicy = usualPolicy;
    }

    /** Who may fetch an image with other credentials has not got it yet. */
    private record Key(String name, Optional<String> platform, List<String> policies, Optional<RegistryLogin> login) {}

    /**
     * Who needs an image.
     *
     * @param say takes what there is to say
     * @param note takes what is of no interest to who looks on
     * @param login of the job; absent where it has none for the image's registry
     * @param folder of the job's own, for secrets
     */
    record Asking(Consumer<String> say, Consumer<String> note, Optional<RegistryLogin> login, Path folder) {
        static Asking job(JobLog log, Optional<RegistryLogin> login, Path folder) {
            return new Asking(log::say, log::note, login, folder);
        }

        Asking forImage(Image image) {
            return new Asking(say, note, login.filter(own -> own.isFor(image.name())), folder);
        }
    }

    /**
     * Fetches an image before a job needs it, if it is not there. What goes wrong is told to the job, which tries again.
     *
     * @return whether it was fetched
     */
    boolean fetchEarly(Image image) throws InterruptedException {
        boolean[] fetched = new boolean[1];
        Consumer<String> nobody = line -> {};
        Asking early = new Asking(line -> fetched[0] = true, nobody, Optional.empty(), Path.of(""));
        try {
            need(image, early);
            return fetched[0];
        } catch (ExecutorException toldLater) {
            return false;
        }
    }

    private static final class Known {
        private final ReentrantLock lock = new ReentrantLock();
        private Optional<Found> found = Optional.empty();
    }

    /**
     * An image that is there.
     *
     * @param notes about it in the runner's words
     * @param user that its containers run as; nothing if it does not say
     */
    private record Found(List<String> notes, String user) {
        Found first(String note) {
            return new Found(Stream.concat(Stream.of(note), notes.stream()).toList(), user);
        }
    }

    /**
     * Makes sure that the image is there.
     *
     * @return the user that its containers run as; nothing if it does not say
     *
     * @throws ExecutorException if it cannot be had, with the registry's own words
     */
    String need(Image image, Asking whoever) throws ExecutorException, InterruptedException {
        if (image.name().startsWith("-")) {
            throw new ExecutorException("no image can be called " + image.name());
        }
        List<String> policies = image.pullPolicies().isEmpty() ? List.of(usualPolicy) : image.pullPolicies();
        Asking asking = whoever.forImage(image);
        Known one = known.computeIfAbsent(
                new Key(image.name(), image.platform(), policies, asking.login()), key -> new Known());
        if (!one.lock.tryLock(SHORT.toMillis(), TimeUnit.MILLISECONDS)) {
            asking.say().accept("Waiting until docker image " + image.name() + " is there ...");
            one.lock.lockInterruptibly();
        }
        try {
            if (one.found.isEmpty()) {
                one.found = Optional.of(look(image, policies, asking));
            }
            one.found.get().notes().forEach(asking.note());
            return one.found.get().user();
        } finally {
            one.lock.unlock();
        }
    }

    private Found look(Image image, List<String> policies, Asking asking)
            throws ExecutorException, InterruptedException {
        String failure = "";
        for (int i = 0; i < policies.size(); i++) {
            String policy = policies.get(i);
            Optional<Found> there = policy.equals("always") ? Optional.empty() : describe(image);
            if (there.isPresent()) {
                return there.get().first("Using locally found image version due to \"" + policy + "\" pull policy");
            }
            failure = policy.equals("never")
                    ? "no such image: " + image.name() + " (pull policy \"never\": it must be there already)"
                    : pull(image, asking);
            if (failure.isEmpty()) {
                return describe(image)
                        .orElseThrow(() -> new ExecutorException(
                                "the image " + image.name() + " was fetched and is not there" + platform(image)));
            }
            if (i + 1 < policies.size()) {
                asking.say()
                        .accept("\u001B[0;33mWARNING: Failed to pull image with policy \"" + policy + "\": " + failure
                                + "\u001B[0;m");
            }
        }
        throw new ExecutorException(
                "failed to pull image \"" + image.name() + "\" with specified policies " + policies + ": " + failure);
    }

    private static String platform(Image image) {
        return image.platform().map(platform -> " for the platform " + platform).orElse("");
    }

    /** Absent if it is not there. */
    private Optional<Found> describe(Image image) throws ExecutorException, InterruptedException {
        Answer answer = engine.ask(
                "image",
                "inspect",
                "--format",
                "{{.Id}}\t{{.Os}}/{{.Architecture}}\t{{range .RepoDigests}}{{.}} {{end}}\t{{.Config.User}}",
                image.name());
        if (!answer.succeeded()) {
            String said = answer.err().toLowerCase(java.util.Locale.ROOT);
            if (said.contains("no such image") || said.contains("image not known") || said.contains("not found")) {
                return Optional.empty();
            }
            throw new ExecutorException(
                    "the image " + image.name() + " cannot be looked for: " + EngineTrouble.of(engine.kind(), answer));
        }
        String[] parts = (answer.out().stripTrailing() + "\t\t\t ").split("\t", -1);
        if (image.platform()
                .filter(wanted -> !(wanted + "/").startsWith(parts[1] + "/"))
                .isPresent()) {
            return Optional.empty();
        }
        String digest =
                parts[2].isBlank() ? "" : " with digest " + parts[2].strip().split(" ", 2)[0];
        return Optional.of(new Found(
                List.of("Using docker image " + parts[0] + " for " + image.name() + digest + " ..."),
                parts[3].strip()));
    }

    /** Returns what went wrong, nothing if all is well. */
    private String pull(Image image, Asking asking) throws ExecutorException, InterruptedException {
        asking.say().accept("Pulling docker image " + image.name() + " ...");
        List<String> arguments = new ArrayList<>(List.of("pull", "--quiet"));
        image.platform().ifPresent(platform -> arguments.addAll(List.of("--platform", platform)));
        arguments.add(image.name());
        try {
            Answer answer = asking.login().isEmpty()
                    ? engine.ask(PULL, arguments)
                    : asking.login().get().lend(engine, asking.folder(), lent -> lent.ask(PULL, arguments));
            return answer.succeeded() ? "" : EngineTrouble.of(engine.kind(), answer);
        } catch (IOException e) {
            return "the job's credentials cannot be handed on: " + e.getMessage();
        }
    }
}
