package io.github.cimaven.testkit;

import io.github.cimaven.io.Programs;
import io.github.cimaven.io.Trees;
import io.github.cimaven.run.executor.docker.EngineKind;
import io.github.cimaven.run.process.Calls;
import io.github.cimaven.run.process.Calls.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A Docker daemon that is as good as on another machine: it has another host name, a network of its own, and sees nothing of the
 * folder for temporary files, in which the tests have theirs. Where there can be none, the test is skipped with the reason.
 */
public final class RemoteEngine implements AutoCloseable {
    private static final Duration SOON = Duration.ofMinutes(1);

    private final Path folder;
    private Process process;
    private final Map<String, String> environment;

    private RemoteEngine(Path folder, Process process, Map<String, String> environment) {
        this.folder = folder;
        this.process = process;
        this.environment = environment;
    }

    public static RemoteEngine start() throws Exception {
        TestEngine.assume(EngineKind.DOCKER);
        Assumptions.assumeTrue(
                Programs.find("dockerd", System.getenv("PATH")).isPresent()
                        && System.getProperty("user.name").equals("root"),
                "only root can start a second Docker daemon");
        // Sockets have short names only, and the folder must not be hidden from the daemon itself.
        Path folder = Files.createTempDirectory(Path.of("/var/lib"), "ci-remote-");
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("DOCKER_HOST", "unix://" + folder.resolve("docker.sock"));
        RemoteEngine engine = new RemoteEngine(folder, daemon(folder), environment);
        String trouble = engine.trouble();
        if (!trouble.isEmpty()) {
            engine.close();
            Assumptions.abort("no second Docker daemon: " + trouble);
        }
        return engine;
    }

    private static Process daemon(Path folder) throws IOException {
        return new ProcessBuilder(
                        "unshare",
                        "--mount",
                        "--uts",
                        "--net",
                        "--pid",
                        "--fork",
                        "--kill-child",
                        "--mount-proc",
                        "bash",
                        "-c",
                        "echo elsewhere > /proc/sys/kernel/hostname && mount -t tmpfs tmpfs \"$2\""
                                + " && mount -t tmpfs tmpfs /run && rm -rf \"$1\"/pid \"$1\"/exec && exec dockerd --host"
                                + " unix://\"$1\"/docker.sock --data-root \"$1\"/data --exec-root \"$1\"/exec --pidfile"
                                + " \"$1\"/pid",
                        "remote",
                        folder.toString(),
                        System.getProperty("java.io.tmpdir"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    /** Kills it, with all its containers, and starts it once more with the images that it has. */
    public void killAndRestart() throws Exception {
        process.destroyForcibly().onExit().join();
        process = daemon(folder);
        String trouble = trouble();
        if (!trouble.isEmpty()) {
            throw new IOException(trouble);
        }
    }

    /** Waits until it answers, and gives it an image. */
    private String trouble() throws Exception {
        Calls calls = new Calls(environment);
        for (int i = 0; i < 300 && process.isAlive(); i++) {
            if (calls.run(List.of("docker", "info"), SOON).succeeded()) {
                String load = "docker --host unix:///var/run/docker.sock save " + TestEngine.BASH + " | docker load";
                Answer answer = calls.run(List.of("bash", "-c", load), SOON);
                return answer.succeeded() ? "" : answer.err();
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return Files.readString(folder.resolve("log"));
    }

    /** By which the program of the engine finds it. */
    public Map<String, String> environment() {
        return environment;
    }

    /** What its own program says. */
    public String docker(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        Answer answer = new Calls(environment).run(command, SOON);
        return answer.out() + answer.err();
    }

    /** With its namespace of processes go all containers. */
    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        Trees.delete(folder);
    }
}
