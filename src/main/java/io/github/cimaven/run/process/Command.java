package io.github.cimaven.run.process;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A program to start.
 *
 * @param environment the whole environment: nothing of ours is added but the mark of the group
 */
public record Command(List<String> arguments, Path directory, Map<String, String> environment) {
    public Command {
        arguments = List.copyOf(arguments);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    /** Environment and arguments may be secret: only the program is named. */
    @Override
    public String toString() {
        return arguments.get(0);
    }
}
