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
 * @param hidden a file that is treated as if it were not there, since it holds secrets
 */
public record FolderFiles(Path folder, Optional<GitCheckout> checkout, Optional<Path> hidden) implements IncludeOrigin {
    public FolderFiles(Path folder, Optional<GitCheckout> checkout) {
        this(folder, checkout, Optional.empty());
    }

    @Override
    public Optional<byte[]> read(String path) throws IOException {
        Path file = folder.resolve(path).normalize();
        return file.startsWith(folder) && Files.isRegularFile(file) && !isHidden(file)
                ? Optional.of(Files.readAllBytes(file))
                : Optional.empty();
    }

    /** By whatever name, that of a link included. */
    private boolean isHidden(Path file) throws IOException {
        return hidden.isPresent() && Files.exists(hidden.get()) && Files.isSameFile(file, hidden.get());
    }

    @Override
    public List<String> paths() throws IOException {
        List<String> all = checkout.isPresent() ? committed(checkout.get()) : onDisk();
        return all.stream()
                .filter(path -> !hidden.filter(folder.resolve(path)::equals).isPresent())
                .toList();
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
