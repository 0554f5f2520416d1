package io.github.cimaven.git;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What the checkout says about itself when the run starts.
 *
 * @param root the top folder of the checkout
 * @param head the commit checked out; absent in a repository without commits
 * @param branch the branch checked out; absent when HEAD is detached
 * @param tag a tag that points at the commit, if any
 * @param defaultBranch of the remote, else {@code main} or {@code master} as far as one exists
 * @param remoteUrl of {@code origin}, as configured
 */
public record GitFacts(
        Path root,
        Optional<Commit> head,
        Optional<String> branch,
        Optional<String> tag,
        String defaultBranch,
        Optional<String> remoteUrl,
        Optional<String> userName,
        Optional<String> userEmail) {

    /**
     * @param sha 40 hexadecimal digits
     * @param author {@code Name <mail>}
     * @param message the whole commit message
     */
    public record Commit(String sha, String author, Instant timestamp, String message) {}
}
