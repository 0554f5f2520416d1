package io.github.cimaven.run.executor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Somebody who looks around in a job's place while a script runs there. */
@FunctionalInterface
public interface Visitor {
    /**
     * How a shell is opened in the place.
     *
     * @param command to be started on this machine; it takes its terminal, or what else its standard input is, for its own
     * @param directory where it starts, on this machine
     * @param environment all that it gets
     */
    record Way(List<String> command, Path directory, Map<String, String> environment) {
        public Way {
            command = List.copyOf(command);
            environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        }

        /** What is in the environment may be secret. */
        @Override
        public String toString() {
            return String.join(" ", command);
        }
    }

    /**
     * Is called once the script has begun, on the thread that runs it; who returns has left.
     *
     * @param end asks whoever is there to leave
     * @throws IOException if the way cannot be gone
     */
    void enter(Way way, Cancellation end) throws IOException, InterruptedException;
}
