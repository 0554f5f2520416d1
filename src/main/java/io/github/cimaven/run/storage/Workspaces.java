package io.github.cimaven.run.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Gives each attempt of a job its own files. Ways to do it differ in cost (copy, layers, in place), never in result.
 * Thread-safe.
 */
public interface Workspaces extends AutoCloseable {
    /**
     * A fresh workspace: what would be committed, with a usable {@code .git}, and on top the layers in their order.
     *
     * @param job the job's name, any text
     * @throws IOException with a message for the user if the disk does not allow it; nothing is left behind
     */
    Workspace open(String job, List<? extends Layer> layers) throws IOException, InterruptedException;

    /**
     * A fresh workspace without the checkout: an empty project folder, and in it the layers in their order.
     *
     * @throws IOException as {@link #open}
     * @see <a href="https://docs.gitlab.com/ci/runners/configure_runners/#git-strategy">GIT_STRATEGY none and empty</a>
     */
    Workspace openEmpty(String job, List<? extends Layer> layers) throws IOException, InterruptedException;

    /** Does at once what the first job would otherwise have to wait for. */
    void prepare() throws IOException, InterruptedException;

    /**
     * A word for the checkout's files as the jobs get them, the same from run to run as long as none has other content; absent
     * until they were taken.
     */
    Optional<String> identity();

    /** Files of the checkout that have changed since those of the last run were taken, as far as that is known. */
    default List<Path> changed() {
        return List.of();
    }

    /** Removes what is left of all workspaces. */
    @Override
    void close() throws IOException;
}
