package io.github.cimaven.testkit;

import io.github.cimaven.run.executor.docker.EngineKind;
import io.github.cimaven.run.process.Calls;
import io.github.cimaven.run.process.Calls.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Assumptions;

/** A real engine with the images of the tests, where {@code src/test/engines} has made them. */
public final class TestEngine {
    /** With bash and busybox. */
    public static final String BASH = "ci-test:bash";

    /** With busybox alone. */
    public static final String SH = "ci-test:sh";

    /** With nothing of its own but links to the programs of {@code /usr}, which is to be mounted. */
    public static final String USR = "ci-test:usr";

    /** With nothing at all. */
    public static final String NONE = "ci-test:none";

    private static final Calls CALLS = new Calls(System.getenv());
    private static final Map<EngineKind, String> OBSTACLES = new ConcurrentHashMap<>();

    private TestEngine() {}

    /** Skips the test with the reason where there is no such engine. */
    public static void assume(EngineKind kind) {
        String obstacle = OBSTACLES.computeIfAbsent(kind, TestEngine::obstacle);
        Assumptions.assumeTrue(obstacle.isEmpty(), obstacle);
    }

    private static String obstacle(EngineKind kind) {
        try {
            Answer answer = CALLS.run(
                    List.of(kind.program(), "run", "--rm", "--pull", "never", BASH, "true"), Duration.ofMinutes(1));
            return answer.succeeded()
                    ? ""
                    : "no " + kind.program() + " for tests: " + answer.err().strip();
        } catch (IOException e) {
            return "no " + kind.program() + " for tests: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    /** What docker says. */
    public static String docker(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        Answer answer = CALLS.run(command, Duration.ofMinutes(2));
        return answer.out() + answer.err();
    }
}
