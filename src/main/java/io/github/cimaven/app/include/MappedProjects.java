package io.github.cimaven.app.include;

import io.github.cimaven.config.include.OtherProjects;
import io.github.cimaven.config.include.UnavailableException;
import io.github.cimaven.config.include.UnavailableException.Reason;
import io.github.cimaven.git.GitCheckout;
import io.github.cimaven.git.GitException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Folders that stand for projects, whatever version of them is asked for; all other projects come from elsewhere.
 *
 * @param folders by the path of the project
 * @param environment of the caller, for git
 */
record MappedProjects(Map<String, Path> folders, Map<String, String> environment, OtherProjects others)
        implements OtherProjects {
    private static final String NO_COMMIT = "0".repeat(40);

    @Override
    public Copy at(String path, String ref) throws UnavailableException, IOException {
        Optional<Path> folder = folder(path);
        return folder.isPresent() ? copy(path, folder.get()) : others.at(path, ref);
    }

    @Override
    public Optional<List<String>> tags(String path, Predicate<List<String>> enough)
            throws UnavailableException, IOException {
        return folder(path).isPresent() ? Optional.empty() : others.tags(path, enough);
    }

    private Optional<Path> folder(String path) {
        return folders.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(path))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private Copy copy(String path, Path named) throws UnavailableException, IOException {
        if (!Files.isDirectory(named)) {
            throw new UnavailableException(
                    Reason.NO_PROJECT, "ci.include.map leads " + path + " to " + named + ", which is no folder");
        }
        Path folder = named.toRealPath();
        try {
            Optional<GitCheckout> checkout =
                    GitCheckout.find(folder, environment).checkout();
            String sha = checkout.isPresent()
                    ? checkout.get().facts().head().map(commit -> commit.sha()).orElse(NO_COMMIT)
                    : NO_COMMIT;
            return new Copy(new FolderFiles(folder, checkout), sha, Optional.empty());
        } catch (GitException e) {
            throw new IOException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while git was asked about " + folder);
        }
    }
}
