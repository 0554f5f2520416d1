package io.github.cimaven.run.executor.docker;

import io.github.cimaven.run.executor.ExecutorException;
import io.github.cimaven.run.process.Calls;
import io.github.cimaven.run.process.Calls.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The engine's own program, as the user has set it up: contexts, hosts and credentials are its matter. Thread-safe. */
final class Engine {
    /** For what the engine does without a network. */
    private static final Duration SOON = Duration.ofMinutes(2);

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
}
