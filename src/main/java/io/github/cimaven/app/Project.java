package io.github.cimaven.app;

import io.github.cimaven.app.include.FolderFiles;
import io.github.cimaven.config.ConfigLoader;
import io.github.cimaven.config.LoadContext;
import io.github.cimaven.config.Loaded;
import io.github.cimaven.config.include.ConfigFile;
import io.github.cimaven.config.include.IncludeOrigins;
import io.github.cimaven.config.include.OtherProjects;
import io.github.cimaven.git.GitCheckout;
import io.github.cimaven.git.GitException;
import io.github.cimaven.git.GitFacts;
import io.github.cimaven.io.RawPaths;
import io.github.cimaven.plan.ProjectTree;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

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
        if (Files.isDirectory(directory.resolve(files.file()))) {
            throw new ConfigurationException(
                    "ci.file=" + files.file() + " is a folder; it takes the path of a file, such as "
                            + Path.of(files.file()).resolve(".gitlab-ci.yml") + ".");
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

    /** @param origins of everything that the configuration includes */
    Loaded load(LoadContext context, IncludeOrigins origins) throws EnvironmentException, InterruptedException {
        try {
            Path file = folder.resolve(configPath);
            return new ConfigLoader(origins).load(configPath, ConfigFile.bytes(file), context);
        } catch (InterruptedIOException e) {
            throw interrupted(e);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof InterruptedIOException interruption) {
                throw interrupted(interruption);
            }
            throw unreadable(e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static InterruptedException interrupted(InterruptedIOException why) {
        InterruptedException interruption = new InterruptedException(why.getMessage());
        interruption.initCause(why);
        return interruption;
    }

    private static EnvironmentException unreadable(Exception e) {
        return new EnvironmentException("The configuration cannot be read: " + e.getMessage(), e);
    }

    Optional<GitFacts> facts() throws EnvironmentException, InterruptedException {
        try {
            return checkout.isPresent() ? Optional.of(checkout.get().facts()) : Optional.empty();
        } catch (GitException e) {
            throw new EnvironmentException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Whether the checkout knows a branch, tag or commit; where there is no checkout, or none was named, nobody can say no. */
    boolean knows(Optional<String> ref) throws EnvironmentException, InterruptedException {
        try {
            return ref.isEmpty()
                    || checkout.isEmpty()
                    || checkout.get().history().commit(ref.get()).isPresent();
        } catch (GitException e) {
            throw new EnvironmentException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * The project's files, for what an event asks of them.
     *
     * @param files of the project's folder
     * @param others for rules that ask for files of another project
     */
    ProjectTree tree(CheckoutTree.Occasion occasion, FolderFiles files, OtherProjects others) {
        String prefix = checkout.map(of -> RawPaths.name(of.root(), folder)).orElse("");
        return new CheckoutTree(folder, files, checkout.map(GitCheckout::history), prefix, occasion, others);
    }

    /** The file of project variables, be it there or not. */
    Path variables(Settings.Given given) {
        return folder.resolve(given.variablesFile()).normalize();
    }

    /**
     * The files of the project's folder.
     *
     * @param variables the file that holds secrets, which is none of them
     */
    FolderFiles files(Path variables) {
        return new FolderFiles(folder, checkout, Optional.of(variables));
    }
}
