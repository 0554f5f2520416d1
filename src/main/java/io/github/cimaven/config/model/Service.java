package io.github.cimaven.config.model;

import io.github.cimaven.config.variable.Variables;
import java.util.List;

/**
 * A container that runs beside a job.
 *
 * @param aliases names by which the job reaches it, besides those that come from the image's name
 * @param command replaces the image's own unless empty
 * @param variables of its own, on top of the job's
 * @see <a href="https://docs.gitlab.com/ci/yaml/#services">services</a>
 */
public record Service(Image image, List<String> aliases, List<String> command, Variables variables) {
    public Service {
        aliases = List.copyOf(aliases);
        command = List.copyOf(command);
    }
}
