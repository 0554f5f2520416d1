package io.github.cimaven.run.executor.docker;

import io.github.cimaven.io.Programs;
import io.github.cimaven.run.process.Calls;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An engine's program that was found on this machine. */
public final class EngineProgram {
    private final Engine engine;

    private EngineProgram(Engine engine) {
        this.engine = engine;
    }

    /**
     * @param environment of the user, by which the program finds its engine
     * @return absent if there is no such program
     */
    public static Optional<EngineProgram> find(EngineKind kind, Map<String, String> environment) {
        Optional<Path> program = Programs.find(kind.program(), environment.getOrDefault("PATH", ""));
        return program.map(
                path -> new EngineProgram(new Engine(kind, path, new Calls(new LinkedHashMap<>(environment)))));
    }

    /** What to say where it is not there. */
    public static String missing(EngineKind kind) {
        return "There is no '" + kind.program() + "' on the PATH, which ci.executor=" + kind.program()
                + " needs. Install it, or let jobs run as processes of this machine by ci.executor=shell.";
    }

    Engine engine() {
        return engine;
    }
}
