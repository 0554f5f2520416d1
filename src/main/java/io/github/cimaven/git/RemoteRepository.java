package io.github.cimaven.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A repository on a server. Asks it, and copies one commit of it. */
public final class RemoteRepository {
    /** What git says where the server was not reached at all. */
    private static final Pattern UNREACHED = Pattern.compile(
            "(?i)could not resolve|failed to connect|couldn't connect|connection (?:refused|timed out|reset)|timed out"
                    + "|no route to host|network is unreachable|temporary failure|gave no answer"
                    + "|returned error: 5\\d\\d");

    private static final String PEELED = "^{}";

    private final String url;
    private final RemoteAccess access;

    public RemoteRepository(String url, RemoteAccess access) {
        Optional<Login> login = Login.of(url);
        this.url = login.isPresent() ? RemoteUrl.withoutCredentials(url) : url;
        this.access = login.map(access::with).orElse(access);
    }

    /** The server was not reached: the next time it may be. */
    public static final class UnreachedException extends GitException {
        private static final long serialVersionUID = 1;

        UnreachedException(String message) {
            super(message);
        }
    }

    /**
     * The commits of all branches and tags by their full names, and that of {@code HEAD}.
     *
     * @param directory any folder
     * @throws GitException if there is no such repository, or the user may not see it
     */
    public Map<String, String> refs(Path directory) throws GitException, InterruptedException {
        Map<String, String> refs = new LinkedHashMap<>();
        ask(directory, "ls-remote", "--", url).lines().forEach(line -> {
            String[] parts = line.split("\t", 2);
            if (parts.length == 2) {
                String name = parts[1];
                refs.put(name.endsWith(PEELED) ? name.substring(0, name.length() - PEELED.length()) : name, parts[0]);
            }
        });
        return refs;
    }

    /**
     * Copies a commit with its files and without its history.
     *
     * @param folder that is there; becomes a bare repository
     * @param sha 40 digits
     * @throws GitException if the server does not give it
     */
    public void copy(Path folder, String sha) throws GitException, InterruptedException {
        ask(folder, "init", "--quiet", "--bare", "--template=", ".");
        try {
            ask(folder, "--git-dir=.", "fetch", "--quiet", "--no-tags", "--depth=1", "--", url, sha);
        } catch (UnreachedException e) {
            throw e;
        } catch (GitException notByItself) {
            // Old servers, and those that are plain files behind HTTP, give whole branches only.
            ask(folder, "--git-dir=.", "fetch", "--quiet", "--tags", "--", url, "+refs/heads/*:refs/heads/*");
        }
        ask(folder, "--git-dir=.", "cat-file", "-e", sha + "^{commit}");
    }

    private String ask(Path directory, String... arguments) throws GitException, InterruptedException {
        Git.Answer answer;
        try {
            answer = access.in(directory).ask(arguments);
        } catch (IOException e) {
            throw new UnreachedException(String.valueOf(e.getMessage()));
        }
        if (answer.exitCode() == 0) {
            return answer.text();
        }
        String words = said(answer);
        throw UNREACHED.matcher(words).find() ? new UnreachedException(words) : new GitException(words);
    }

    /** The line that says what is wrong, without passwords. */
    private static String said(Git.Answer answer) {
        return answer.error()
                .lines()
                .filter(line -> line.startsWith("fatal: ") || line.startsWith("ERROR: ") || line.startsWith("remote: "))
                .filter(line -> !line.startsWith("fatal: Could not read from remote"))
                .findFirst()
                .or(() -> answer.error().lines().filter(line -> !line.isBlank()).findFirst())
                .map(line -> line.replaceFirst("^(?:fatal|ERROR|remote): +", ""))
                .map(line -> line.replaceAll("(https?://)[^/\\s]*@", "$1"))
                .orElse("git gave no reason");
    }
}
