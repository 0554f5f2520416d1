package io.github.cimaven.app.include;

import io.github.cimaven.config.include.IncludeOrigin;
import io.github.cimaven.git.BareRepository;
import io.github.cimaven.git.GitException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Optional;

/** The files of a commit that was copied. */
record CommitFiles(BareRepository repository) implements IncludeOrigin {
    @Override
    public Optional<byte[]> read(String path) throws IOException {
        try {
            return repository.read(path);
        } catch (GitException e) {
            throw new IOException(e.getMessage(), e);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    @Override
    public List<String> paths() throws IOException {
        try {
            return repository.paths();
        } catch (GitException e) {
            throw new IOException(e.getMessage(), e);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted while git was asked for files");
    }
}
