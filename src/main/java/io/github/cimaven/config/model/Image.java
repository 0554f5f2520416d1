package io.github.cimaven.config.model;

import java.util.List;

/**
 * The container image a job asks for.
 *
 * @param entrypoint replaces the image's own unless empty
 * @see <a href="https://docs.gitlab.com/ci/yaml/#image">image</a>
 */
public record Image(String name, List<String> entrypoint) {
    public Image {
        entrypoint = List.copyOf(entrypoint);
    }
}
