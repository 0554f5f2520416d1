package io.github.cimaven.app.include;

import io.github.cimaven.config.include.IncludeOrigin;
import io.github.cimaven.git.GitCheckout;
import io.github.cimaven.git.GitException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of a folder of the user's as they are now.
 *
 * @param checkout the git checkout that holds it; without one, all files count
 */
public record FolderFiles(Path folder, Optional<GitCheckout> checkout) implements IncludeOrigin {
    @Override
    public Optional<byte[]> read(String path) throws IOException {
        Path file = folder.resolve(path).normalize();
        return file.startsWith(folder) && Files.isRegularFile(file)
                ? Optional.of(Files.readAllBytes(file))
                : Optional.empty();
    }

    @Override
    public List<String> paths() throws IOException {
        return checkout.isPresent() ? committed(checkout.get()) : onDisk();
    }

    /** GitLab sees what is committed, so what git ignores is not among it. */
    private List<String> committed(GitCheckout of) throws IOException {
        try {
            return of.paths().stream()
                    .map(of.root()::resolve)
                    .filter(path -> path.startsWith(folder) && Files.isRegularFile(path))
                    .map(this::name)
                    .sorted()
                    .toList();
        } catch (GitException e) {
            throw new IOException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while git was asked for files");
        }
    }

    private List<String> onDisk() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(this::name)
                    .filter(path -> !path.startsWith(".git/"))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private String name(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }
}
