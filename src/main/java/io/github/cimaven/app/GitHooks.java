package io.github.cimaven.app;

import io.github.cimaven.config.source.DidYouMean;
import io.github.cimaven.git.GitCheckout;
import io.github.cimaven.git.GitException;
import io.github.cimaven.git.HookFolder;
import io.github.cimaven.report.console.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** Puts hooks into the user's repository and takes them out again; never touches one that somebody else has put there. */
public final class GitHooks {
    private final Path directory;
    private final Ambient ambient;
    private final Console console;

    /** @param directory where the hook is to call Maven */
    public GitHooks(Path directory, Ambient ambient, Console console) {
        this.directory = directory;
        this.ambient = ambient;
        this.console = console;
    }

    /**
     * Installs a hook, also in the place of one that was installed before.
     *
     * @param name of the hook
     * @param arguments of Maven, as a shell reads them
     * @param what is run, for people
     */
    public void install(String name, List<String> arguments, String what)
            throws ConfigurationException, EnvironmentException, InterruptedException {
        require(name);
        GitCheckout checkout = checkout();
        HookFolder folder = folder(checkout);
        HookScript script = new HookScript(name, below(checkout), arguments, what);
        Path file = folder.path().resolve(name);
        if (!folder.own()) {
            throw new ConfigurationException("git looks for hooks in " + folder.path()
                    + " (core.hooksPath), where other repositories may look too, so nothing is installed there. "
                    + byHand(script));
        }
        if (isForeign(file)) {
            throw new ConfigurationException("There is a hook " + file
                    + " that is not of ci:hook, or was changed since. It stays as it is. " + byHand(script));
        }
        try {
            Files.createDirectories(folder.path());
            Files.write(file, script.text().getBytes(StandardCharsets.UTF_8));
            if (!file.toFile().setExecutable(true)) {
                throw new IOException(file + " cannot be made executable");
            }
        } catch (IOException e) {
            throw new EnvironmentException("The hook could not be written: " + e.getMessage(), e);
        }
        console.line("Installed " + file + ": it runs " + what + ".");
    }

    private static String byHand(HookScript script) {
        return "To run it from there, add a line: " + script.command().replace("\"$mvn\"", "mvn") + " </dev/null"
                + (script.hook().equals(HookScript.PRE_PUSH) ? " || exit 1" : "");
    }

    /** Removes a hook that was installed here; that there is none is all right. */
    public void remove(String name) throws ConfigurationException, EnvironmentException, InterruptedException {
        require(name);
        Path file = folder(checkout()).path().resolve(name);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            console.line("There is no hook " + file + "; nothing to remove.");
            return;
        }
        if (isForeign(file)) {
            throw new ConfigurationException(
                    "The hook " + file + " is not of ci:hook, or was changed since. It stays as it is.");
        }
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new EnvironmentException("The hook could not be removed: " + e.getMessage(), e);
        }
        console.line("Removed " + file + ".");
    }

    private static void require(String name) throws ConfigurationException {
        if (!HookScript.NAMES.contains(name)) {
            throw new ConfigurationException("ci.hook=" + name + " is no hook that can be installed; "
                    + DidYouMean.nearest(name, HookScript.NAMES)
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse("it can be " + String.join(" or ", HookScript.NAMES) + "."));
        }
    }

    private GitCheckout checkout() throws ConfigurationException, InterruptedException {
        GitCheckout.Search search = GitCheckout.find(directory, ambient.environment());
        return search.checkout()
                .orElseThrow(() -> new ConfigurationException(
                        "A hook needs a git repository, but " + search.reason() + ": " + directory));
    }

    private String below(GitCheckout checkout) {
        return checkout.root().relativize(directory).toString();
    }

    private static HookFolder folder(GitCheckout checkout) throws EnvironmentException, InterruptedException {
        try {
            return checkout.hooks();
        } catch (GitException e) {
            throw new EnvironmentException(String.valueOf(e.getMessage()), e);
        }
    }

    private static boolean isForeign(Path file) throws EnvironmentException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try {
            return !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    || !HookScript.isOurs(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new EnvironmentException("The hook " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
