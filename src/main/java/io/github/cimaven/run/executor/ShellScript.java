package io.github.cimaven.run.executor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Commands for one shell.
 *
 * @param step the runner's name of the step: {@code step_script} or {@code after_script}
 * @param commands in order, each echoed before it runs; an item may have several lines
 * @param environment the job's variables; the place adds what belongs to it, and the job's variables win
 */
public record ShellScript(String step, List<String> commands, Map<String, String> environment, ScriptOptions options) {
    public ShellScript {
        commands = List.copyOf(commands);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    /** A script that is run as usual. */
    public ShellScript(String step, List<String> commands, Map<String, String> environment) {
        this(step, commands, environment, ScriptOptions.USUAL);
    }

    /** Values may be secret: only the step is named. */
    @Override
    public String toString() {
        return step;
    }
}
