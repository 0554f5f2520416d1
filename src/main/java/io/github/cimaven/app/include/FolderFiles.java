package io.github.cimaven.app.include;

import io.github.cimaven.config.include.ConfigFile;
import io.github.cimaven.config.include.IncludeOrigin;
import io.github.cimaven.git.GitCheckout;
import io.github.cimaven.git.GitException;
import io.github.cimaven.io.RawPaths;
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
        if (path.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        Path file = RawPaths.resolve(folder, path).normalize();
        return file.startsWith(folder) && Files.isRegularFile(file) && isInside(file) && !isHidden(file)
                ? Optional.of(ConfigFile.bytes(file))
                : Optional.empty();
    }

    /** By whatever name, that of a link included. */
    private boolean isHidden(Path file) throws IOException {
        return hidden.isPresent() && Files.exists(hidden.get()) && Files.isSameFile(file, hidden.get());
    }

    /** Whether a file is in the folder also when all links are followed: GitLab follows none that leads out of the project. */
    private boolean isInside(Path file) throws IOException {
        return file.toRealPath().startsWith(folder.toRealPath());
    }

    @Override
    public Optional<String> notice(String path) throws IOException {
        try {
            return checkout.isPresent() && checkout.get().ignores(RawPaths.resolve(folder, path))
                    ? Optional.of("Local file `" + path + "` is ignored by git, so GitLab will not find it")
                    : Optional.empty();
        } catch (GitException e) {
            throw new IOException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while git was asked for files");
        }
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
            String prefix = RawPaths.name(of.root(), folder);
            return of.paths().stream()
                    .filter(path -> path.startsWith(prefix) && Files.isRegularFile(RawPaths.resolve(of.root(), path)))
                    .map(path -> path.substring(prefix.length()))
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
                    .map(file -> RawPaths.name(folder, file))
                    .filter(path -> !path.startsWith(".git/"))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
