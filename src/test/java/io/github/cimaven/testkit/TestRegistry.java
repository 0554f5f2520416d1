package io.github.cimaven.testkit;

import io.github.cimaven.io.Programs;
import io.github.cimaven.run.process.Calls;
import io.github.cimaven.run.process.Calls.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A real registry on this machine that asks for a name and a password. */
public final class TestRegistry implements AutoCloseable {
    public static final String PASSWORD = "pass-word-of-the-registry";

    private static final String USER = "ci";
    private static final Duration SOON = Duration.ofMinutes(1);

    private final Process process;
    private final int port;

    private TestRegistry(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Skips the test with the reason where there can be none. */
    public static TestRegistry start(Path folder) throws Exception {
        for (String program : List.of("docker-registry", "htpasswd")) {
            Assumptions.assumeTrue(Programs.find(program, System.getenv("PATH")).isPresent(), "there is no " + program);
        }
        Answer users = new Calls(System.getenv()).run(List.of("htpasswd", "-Bbn", USER, PASSWORD), SOON);
        Path file = Files.writeString(folder.resolve("htpasswd"), users.out());
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path configuration = Files.writeString(
                folder.resolve("registry.yml"), """
                version: 0.1
                storage: {filesystem: {rootdirectory: %s}}
                http: {addr: "127.0.0.1:%d"}
                auth: {htpasswd: {realm: tests, path: %s}}
                log: {level: warn}
                """.formatted(folder.resolve("registry"), port, file));
        Process process = new ProcessBuilder("docker-registry", "serve", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("registry.log").toFile())
                .start();
        TestRegistry registry = new TestRegistry(process, port);
        registry.await();
        return registry;
    }

    private void await() throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        throw new AssertionError("the registry does not answer");
    }

    /** By which images are named that it has. */
    public String name() {
        return "127.0.0.1:" + port;
    }

    /** In the form of Docker's {@code config.json}. */
    public String login() {
        String secret = Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return "{\"auths\": {\"" + name() + "\": {\"auth\": \"" + secret + "\"}}}";
    }

    /** Gives it an image, which the engine forgets. */
    public void take(String image, String as, Path folder) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(System.getenv());
        Files.writeString(Files.createDirectories(folder).resolve("config.json"), login());
        environment.put("DOCKER_CONFIG", folder.toString());
        Calls calls = new Calls(environment);
        String name = name() + "/" + as;
        for (List<String> command : List.of(
                List.of("docker", "tag", image, name),
                List.of("docker", "push", name),
                List.of("docker", "rmi", name))) {
            Answer answer = calls.run(command, SOON);
            if (!answer.succeeded()) {
                throw new IOException(answer.err());
            }
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
