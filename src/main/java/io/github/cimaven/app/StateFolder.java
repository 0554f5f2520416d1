package io.github.cimaven.app;

import io.github.cimaven.io.FileNames;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The live state of one project on this machine, outside of its checkout, so that {@code mvn clean} in a job or beside it loses
 * nothing. The folder may be one that the user has named, so the names in it are our own.
 */
record StateFolder(Path path) {
    /** @param project the folder of the project, which is the same from wherever in it the build was started */
    static StateFolder of(Path project, Settings.Files files, Ambient ambient) {
        return new StateFolder(files.cacheDirectory().orElseGet(() -> inCacheFolder(project, ambient)));
    }

    /** Copies of included files; those of all projects are together, unless the user has named a folder for this one. */
    static Path includes(Settings.Files files, Ambient ambient) {
        return files.cacheDirectory().map(named -> named.resolve("ci-includes")).orElseGet(() -> caches(ambient)
                .resolve("includes"));
    }

    private static Path inCacheFolder(Path project, Ambient ambient) {
        Path absolute = project.toAbsolutePath().normalize();
        String name = FileNames.of(String.valueOf(absolute.getFileName())) + "-"
                + FileNames.digest(absolute.toString()).substring(0, 12);
        return caches(ambient).resolve(name);
    }

    private static Path caches(Ambient ambient) {
        Path caches = Optional.ofNullable(ambient.environment().get("XDG_CACHE_HOME"))
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .orElseGet(() -> ambient.home().resolve(".cache"));
        return caches.resolve("ci-maven-plugin");
    }

    Path lock() {
        return path.resolve("ci-lock");
    }

    Path workspaces() {
        return path.resolve("ci-workspaces");
    }

    /** What workspaces are made from; stays from run to run. */
    Path snapshot() {
        return path.resolve("ci-snapshot");
    }

    Path artifacts() {
        return path.resolve("ci-artifacts");
    }

    Path caches() {
        return path.resolve("ci-caches");
    }

    /** What the last run has done. */
    Path journal() {
        return path.resolve("ci-journal.txt");
    }

    /** What it has done in pipelines that its jobs have started. */
    Path journalsBelow() {
        return path.resolve("ci-journals");
    }

    /** How long jobs took when they passed. */
    Path times() {
        return path.resolve("ci-times.json");
    }

    /** Which engine has held containers of the project. */
    Path engine() {
        return path.resolve("ci-engine.txt");
    }

    /** What tells the project's containers from others. */
    String label() {
        return FileNames.digest(path.toAbsolutePath().normalize().toString()).substring(0, 12);
    }

    /** What was copied into the checkout. */
    Path copied() {
        return path.resolve("ci-copied.txt");
    }
}
