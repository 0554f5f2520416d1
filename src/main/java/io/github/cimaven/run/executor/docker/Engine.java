package io.github.cimaven.run.executor.docker;

import io.github.cimaven.run.executor.ExecutorException;
import io.github.cimaven.run.process.Calls;
import io.github.cimaven.run.process.Calls.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The engine's own program, as the user has set it up: contexts, hosts and credentials are its matter. Thread-safe. */
final class Engine {
    /** For what the engine does without a network. */
    private static final Duration SOON = Duration.ofMinutes(2);

    /** For what grows with a project's files. */
    private static final Duration LONG = Duration.ofHours(1);

    private final EngineKind kind;
    private final Path program;
    private final Calls calls;

    Engine(EngineKind kind, Path program, Calls calls) {
        this.kind = kind;
        this.program = program;
        this.calls = calls;
    }

    EngineKind kind() {
        return kind;
    }

    Map<String, String> environment() {
        return calls.environment();
    }

    /** The same with other variables for its program. */
    Engine with(Map<String, String> variables) {
        Map<String, String> environment = new LinkedHashMap<>(calls.environment());
        environment.putAll(variables);
        return new Engine(kind, program, new Calls(environment));
    }

    List<String> command(String... arguments) {
        return command(List.of(arguments));
    }

    private List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        return command;
    }

    /** Asks for something that may well be refused. */
    Answer ask(String... arguments) throws ExecutorException, InterruptedException {
        return ask(SOON, List.of(arguments));
    }

    Answer ask(Duration limit, List<String> arguments) throws ExecutorException, InterruptedException {
        try {
            return calls.run(command(arguments), limit);
        } catch (IOException e) {
            throw new ExecutorException(kind.title() + " does not answer: " + e.getMessage(), e);
        }
    }

    /**
     * Tells the engine to do something.
     *
     * @param what it is, for the message if it does not
     * @return what it says, without the last line's end
     */
    String tell(String what, List<String> arguments) throws ExecutorException, InterruptedException {
        Answer answer = ask(SOON, arguments);
        if (!answer.succeeded()) {
            throw new ExecutorException(what + ": " + EngineTrouble.of(kind, answer));
        }
        return answer.out().strip();
    }

    /**
     * Copies what is in a folder of this machine into one of a container, which may be stopped. A file that is being changed
     * meanwhile, of which tar warns, comes as it is.
     */
    void bring(Path folder, String container, Path target) throws ExecutorException, InterruptedException {
        transfer(
                "the job's files cannot be brought to the engine",
                "{ tar -C \"$1\" -c .; [ $? -le 1 ]; } | \"$2\" cp - \"$3\"",
                folder,
                container + ":" + target);
    }

    /** Copies what is in a folder of a container into one of this machine. */
    void fetch(String container, Path source, Path folder) throws ExecutorException, InterruptedException {
        transfer(
                "the job's files cannot be fetched from the engine",
                "\"$2\" cp \"$3\" - | tar -C \"$1\" -x --no-same-owner --preserve-permissions --strip-components=1",
                folder,
                container + ":" + source);
    }

    /** Starts something that has much to say, both ways in one; whoever reads it ends it. */
    Process begin(List<String> arguments) throws IOException {
        return calls.begin(command(arguments));
    }

    private void transfer(String trouble, String script, Path folder, String inside)
            throws ExecutorException, InterruptedException {
        List<String> command = List.of(
                "bash", "-c", "set -o pipefail; " + script, "ci-files", folder.toString(), program.toString(), inside);
        try {
            Answer answer = calls.run(command, LONG);
            if (!answer.succeeded()) {
                throw new ExecutorException(trouble + ": " + EngineTrouble.of(kind, answer));
            }
        } catch (IOException e) {
            throw new ExecutorException(trouble + ": " + e.getMessage(), e);
        }
    }
}
