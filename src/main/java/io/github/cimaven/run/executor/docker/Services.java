package io.github.cimaven.run.executor.docker;

import io.github.cimaven.config.model.Image;
import io.github.cimaven.config.model.Service;
import io.github.cimaven.run.executor.ExecutorException;
import io.github.cimaven.run.executor.JobContext;
import io.github.cimaven.run.log.JobLog;
import io.github.cimaven.run.process.Calls.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The containers beside one job, in a network with it.
 *
 * @see <a href="https://docs.gitlab.com/ci/services/">Services</a>
 */
final class Services {
    /** How long a service may take until it answers; then the job begins without. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final long LOOK_AGAIN_MILLIS = 50;
    /** To ask the engine costs more than to try a port. */
    private static final int LOOKS_TO_ALIVE = 10;

    private static final int SHOWN_LINES = 100;
    private static final String YELLOW = "\u001B[0;33m";
    private static final String PLAIN = "\u001B[0;m";

    private final Engine engine;
    private final JobContext job;
    private final JobLog log;
    private final ServiceLogs logs;
    private final List<Running> running = new ArrayList<>();

    Services(Engine engine, JobContext job, JobLog log) {
        this.engine = engine;
        this.job = job;
        this.log = log;
        this.logs = new ServiceLogs(engine, log, job.environment());
    }

    private record Running(String container, Service service, Map<String, String> environment, List<String> aliases) {}

    /**
     * Starts them in their order.
     *
     * @param common arguments of each
     * @param name of their containers, without a number
     * @param file that takes the variables for a moment
     */
    void start(List<String> common, String name, Path file)
            throws ExecutorException, InterruptedException, IOException {
        ServiceNames names = new ServiceNames();
        for (Service service : job.place().services()) {
            List<String> aliases = names.of(service);
            if (aliases.isEmpty()) {
                log.say(YELLOW + "WARNING: Service " + service.image().name() + " is already created. Ignoring."
                        + PLAIN);
                continue;
            }
            log.say("Starting service " + service.image().name() + "...");
            Map<String, String> environment = new LinkedHashMap<>(job.environment());
            service.variables().all().forEach(variable -> environment.put(variable.name(), variable.value()));
            EnvironmentFile.write(file, environment);
            String container = name + "-" + running.size();
            running.add(new Running(container, service, environment, aliases));
            try {
                Map<String, String> others = EnvironmentFile.others(environment, engine.environment());
                engine.with(others)
                        .tell(
                                "the service " + service.image().name() + " does not start",
                                arguments(service, common, aliases, container, file, others.keySet()));
            } finally {
                Files.deleteIfExists(file);
            }
            Optional<String> alias = service.aliases().stream().findFirst();
            logs.begun(container, ServiceLogs.name(service.image().name(), alias));
        }
    }

    private static List<String> arguments(
            Service service,
            List<String> common,
            List<String> aliases,
            String container,
            Path file,
            Set<String> others) {
        Image image = service.image();
        List<String> arguments = new ArrayList<>(List.of("run", "--detach", "--pull", "never", "--name", container));
        arguments.addAll(common);
        aliases.forEach(alias -> arguments.addAll(List.of("--network-alias", alias)));
        arguments.addAll(List.of("--env-file", file.toString()));
        others.forEach(other -> arguments.addAll(List.of("--env", other)));
        image.platform().ifPresent(platform -> arguments.addAll(List.of("--platform", platform)));
        image.user().ifPresent(user -> arguments.addAll(List.of("--user", user)));
        arguments.addAll(CommandWords.of(image, service.command()));
        return arguments;
    }

    /**
     * Waits until all answer, or the patience is at its end: then the job is told, and begins.
     *
     * @param local whether this machine reaches the engine's networks
     */
    void await(boolean local) throws ExecutorException, InterruptedException {
        if (running.isEmpty()) {
            return;
        }
        log.say("Waiting for services to be up and running (timeout " + PATIENCE.toSeconds() + " seconds)...");
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (Running one : running) {
            ServicePorts ports = ServicePorts.of(
                    engine, one.container(), one.environment().getOrDefault("HEALTHCHECK_TCP_PORT", ""));
            if (ports.ports().isEmpty()) {
                warn(one, "service \"" + one.container() + "\" has no exposed ports");
            } else if (!answers(one, ports, local, end)) {
                warn(one, "service \"" + one.container() + "-wait-for-service\" timeout");
            }
        }
    }

    private boolean answers(Running one, ServicePorts ports, boolean local, long end)
            throws ExecutorException, InterruptedException {
        for (int look = 1; !ports.answer(engine, one.container(), local); look++) {
            boolean dead = look % LOOKS_TO_ALIVE == 0 && !isAlive(one);
            if (System.nanoTime() - end >= 0 || dead) {
                return false;
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        return true;
    }

    private boolean isAlive(Running one) throws ExecutorException, InterruptedException {
        return engine.ask("inspect", "--type", "container", "--format", "{{.State.Running}}", one.container())
                .out()
                .strip()
                .equals("true");
    }

    private void warn(Running one, String error) throws ExecutorException, InterruptedException {
        log.say("");
        log.say(YELLOW + "*** WARNING:" + PLAIN + " Service " + one.container() + " probably didn't start properly.");
        log.say("");
        log.say("Health check error:");
        log.say(error);
        logs(one);
        log.say(YELLOW + "*********" + PLAIN);
        log.say("");
    }

    private void logs(Running one) throws ExecutorException, InterruptedException {
        log.say("");
        log.say("Service container logs:");
        Answer answer = engine.ask("logs", "--timestamps", "--tail", Integer.toString(SHOWN_LINES), one.container());
        answer.out().lines().forEach(log::say);
        answer.err().lines().forEach(log::say);
        log.say("");
    }

    /** Shows what the services have said, for it may tell why the job has failed. */
    void show() throws ExecutorException, InterruptedException {
        for (Running one : running) {
            log.say("Service " + one.service().image().name() + " (" + one.container() + "):");
            logs(one);
        }
    }

    /** To be called before they are removed. */
    void keepLogs() {
        logs.end();
        for (Running one : running) {
            try {
                if (job.logs().isPresent()) {
                    String name = one.service().aliases().stream()
                            .findFirst()
                            .orElse(one.aliases().get(0));
                    logs.keep(one.container(), name, job.logs().get());
                }
            } catch (IOException e) {
                log.say(YELLOW + "WARNING: the log of service " + one.container() + " cannot be kept: " + e.getMessage()
                        + PLAIN);
            }
        }
    }

    /** They are gone. */
    void forget() {
        running.clear();
    }

    /** Their containers. */
    List<String> containers() {
        return running.stream().map(Running::container).toList();
    }
}
