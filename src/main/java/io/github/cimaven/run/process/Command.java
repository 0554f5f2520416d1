package io.github.cimaven.run.process;

import io.github.cimaven.io.Overlay;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program to start.
 *
 * @param directory where it starts; in the overlay, if there is one
 * @param environment the whole environment: nothing of ours is added but the mark of the group
 * @param notes a folder of the program's own for what is to be told when it has ended
 * @param overlay what is mounted for this program alone
 */
public record Command(
        List<String> arguments,
        Path directory,
        Map<String, String> environment,
        Path notes,
        Optional<Overlay> overlay) {
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
