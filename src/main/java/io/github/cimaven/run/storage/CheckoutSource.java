package io.github.cimaven.run.storage;

import io.github.cimaven.git.GitCheckout;
import io.github.cimaven.git.GitFacts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Where workspaces are copied from.
 *
 * @param project the folder of the pipeline's project; jobs start in its copy
 * @param checkout the git checkout that holds it; absent when there is none, then all of the folder is copied
 * @param facts of the checkout
 * @param leaveOut folders and files that are never copied: what runs leave, the live state itself, and the file of variables
 * @param configuration files that the pipeline itself comes from: what they make of a job tells whether it has changed
 * @param unread is told what is no part of a copy since nobody may read it
 */
public record CheckoutSource(
        Path project,
        Optional<GitCheckout> checkout,
        Optional<GitFacts> facts,
        List<Path> leaveOut,
        Set<Path> configuration,
        Consumer<String> unread) {
    public CheckoutSource {
        leaveOut = List.copyOf(leaveOut);
        configuration = Set.copyOf(configuration);
    }

    /** One whose user does not want to know what is not read. */
    public CheckoutSource(
            Path project,
            Optional<GitCheckout> checkout,
            Optional<GitFacts> facts,
            List<Path> leaveOut,
            Set<Path> configuration) {
        this(project, checkout, facts, leaveOut, configuration, line -> {});
    }

    /** One of which no file is looked at in another way. */
    public CheckoutSource(Path project, Optional<GitCheckout> checkout, Optional<GitFacts> facts, List<Path> leaveOut) {
        this(project, checkout, facts, leaveOut, Set.of());
    }

    /** The folder that is copied. */
    Path root() {
        return checkout.map(GitCheckout::root).orElse(project);
    }

    /** Where the project's folder lies in whatever holds a copy: below a folder named as that which is copied. */
    public Path inside() {
        return name().resolve(root().relativize(project)).normalize();
    }

    /** What a copy is called; the root of a disk has no name. */
    Path name() {
        Path name = root().getFileName();
        return name == null ? Path.of("checkout") : name;
    }
}
