package io.github.cimaven.config.model;

import java.util.List;
import java.util.Optional;

/**
 * The container image a job or a service asks for.
 *
 * @param entrypoint replaces the image's own unless empty
 * @param platform of the image, such as {@code linux/arm64}; absent for the machine's own
 * @param user who the container runs as; absent for the image's own
 * @param pullPolicies tried in their order: {@code always}, {@code if-not-present}, {@code never}; empty if the job does not care
 * @see <a href="https://docs.gitlab.com/ci/yaml/#image">image</a>
 */
public record Image(
        String name,
        List<String> entrypoint,
        Optional<String> platform,
        Optional<String> user,
        List<String> pullPolicies) {
    public Image {
        entrypoint = List.copyOf(entrypoint);
        pullPolicies = List.copyOf(pullPolicies);
    }

    /** An image as it is. */
    public static Image named(String name) {
        return new Image(name, List.of(), Optional.empty(), Optional.empty(), List.of());
    }
}
