package io.github.cimaven.config.include;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The port to the files of other projects on the server. */
public interface OtherProjects {
    /**
     * A project at one commit.
     *
     * @param sha 40 digits
     * @param notice for the user, such as that the copy is an old one
     */
    record Copy(IncludeOrigin files, String sha, Optional<String> notice) {}

    /**
     * Gets a project.
     *
     * @param path such as {@code group/project}
     * @param ref a branch, a tag, 40 digits of a commit, or {@code HEAD} for the default branch
     * @throws IOException if what was got cannot be kept or read
     */
    Copy at(String path, String ref) throws UnavailableException, IOException;

    /**
     * The names of a project's tags; absent where a folder of the user's stands for every version of it.
     *
     * @param enough whether a kept list will do; the server is asked for another one if not
     */
    Optional<List<String>> tags(String path, Predicate<List<String>> enough) throws UnavailableException, IOException;
}
