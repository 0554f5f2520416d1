package io.github.cimaven.config.model;

import java.util.List;
import java.util.Optional;

/**
 * A container that runs beside a job.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#services">services</a>
 */
public record Service(String name, Optional<String> alias, List<String> entrypoint, List<String> command) {
    public Service {
        entrypoint = List.copyOf(entrypoint);
        command = List.copyOf(command);
    }
}
