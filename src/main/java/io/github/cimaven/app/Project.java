package io.github.cimaven.app;

import io.github.cimaven.config.ConfigLoader;
import io.github.cimaven.config.LoadContext;
import io.github.cimaven.config.Loaded;
import io.github.cimaven.config.include.IncludeOrigin;
import io.github.cimaven.git.GitCheckout;
import io.github.cimaven.git.GitException;
import io.github.cimaven.git.GitFacts;
import io.github.cimaven.plan.ProjectTree;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The project that a pipeline belongs to.
 *
 * @param folder where jobs start: the one in which the configuration was found
 * @param configPath of the configuration, relative to the folder
 * @param checkout the git checkout that holds it
 * @param notice why there is no checkout; empty when there is one
 */
record Project(Path folder, String configPath, Optional<GitCheckout> checkout, String notice) {
    /** Looks for the configuration where the build was started, then upwards to the top of the checkout. */
    static Project find(Settings.Files files, Ambient ambient)
            throws ConfigurationException, EnvironmentException, InterruptedException {
        Path directory = real(files.directory());
        GitCheckout.Search search = GitCheckout.find(directory, ambient.environment());
        Path top = search.checkout().map(GitCheckout::root).orElse(directory);
        for (Path folder = directory; folder != null && folder.startsWith(top); folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve(files.file()))) {
                String path = folder.relativize(folder.resolve(files.file())).toString();
                return new Project(folder, path, search.checkout(), search.reason());
            }
        }
        throw new ConfigurationException("There is no " + files.file() + " in " + directory
                + (top.equals(directory) ? "" : " nor in the folders above it up to " + top)
                + ". It describes the pipeline (https://docs.gitlab.com/ci/yaml/); -Dci.file=PATH names another file.");
    }

    /** The project's folder; where there is no configuration any more, the one in which the build was started. */
    static Path folder(Settings.Files files, Ambient ambient) throws EnvironmentException, InterruptedException {
        try {
            return find(files, ambient).folder();
        } catch (ConfigurationException nothingToRun) {
            return real(files.directory());
        }
    }

    private static Path real(Path directory) throws EnvironmentException {
        try {
            return directory.toRealPath();
        } catch (IOException e) {
            throw new EnvironmentException("The folder " + directory + " cannot be read: " + e.getMessage(), e);
        }
    }

    Loaded load(LoadContext context) throws EnvironmentException {
        try {
            Path file = folder.resolve(configPath);
            return new ConfigLoader(new ProjectFiles()).load(configPath, Files.readAllBytes(file), context);
        } catch (IOException e) {
            throw new EnvironmentException("The configuration cannot be read: " + e.getMessage(), e);
        }
    }

    Optional<GitFacts> facts() throws EnvironmentException, InterruptedException {
        try {
            return checkout.isPresent() ? Optional.of(checkout.get().facts()) : Optional.empty();
        } catch (GitException e) {
            throw new EnvironmentException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The project's files, for what an event asks of them. */
    ProjectTree tree(CheckoutTree.Occasion occasion) {
        String prefix = checkout.map(
                        of -> of.root().relativize(folder).toString().replace('\\', '/'))
                .filter(path -> !path.isEmpty())
                .map(path -> path + "/")
                .orElse("");
        return new CheckoutTree(folder, new ProjectFiles(), checkout.map(GitCheckout::history), prefix, occasion);
    }

    /** What the configuration may include: the files of the project's folder. */
    private final class ProjectFiles implements IncludeOrigin {
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
}
