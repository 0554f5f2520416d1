package io.github.cimaven.config.include;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The port to files that a configuration includes from its own project. Paths are relative to the top, with {@code /}. */
public interface IncludeOrigin {
    /**
     * The content of a file; absent when there is none.
     *
     * @throws IOException if it is there and cannot be read
     */
    Optional<byte[]> read(String path) throws IOException;

    /** What the user should know of a file that is there, such as that GitLab would not see it. */
    default Optional<String> notice(String path) throws IOException {
        return Optional.empty();
    }

    /** Every file of the project, for wildcards, rules that ask for files, and hints. */
    List<String> paths() throws IOException;
}
