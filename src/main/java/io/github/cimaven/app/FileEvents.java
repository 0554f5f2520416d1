package io.github.cimaven.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Wakes whoever waits for files to change: when the system tells of something in one of their folders, or every two seconds where
 * it does not. What it was is for the one who waits to find out. For one thread at a time.
 */
final class FileEvents implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final int DEEPEST = 20;

    private final Path root;
    private final Predicate<Path> counts;
    private final Map<WatchKey, Path> folders = new HashMap<>();
    private Optional<WatchService> service;

    private FileEvents(Path root, Predicate<Path> counts, Optional<WatchService> service) {
        this.root = root;
        this.counts = counts;
        this.service = service;
    }

    /**
     * @param counts whether files in a new folder can be of interest
     * @param told whether the system is to tell of changes; it may turn out that it does not
     */
    static FileEvents below(Path root, Predicate<Path> counts, boolean told) throws IOException {
        return new FileEvents(
                root, counts, told ? Optional.of(FileSystems.getDefault().newWatchService()) : Optional.empty());
    }

    /** Whether the system tells of changes. */
    boolean told() {
        return service.isPresent();
    }

    /**
     * From now on, changes in the folders of these files count.
     *
     * @return whether there was a folder that was not followed before
     */
    boolean follow(Collection<Path> files) throws IOException {
        Set<Path> wanted = new HashSet<>();
        wanted.add(root);
        for (Path file : files) {
            Path folder = file.getParent();
            while (folder != null && folder.startsWith(root) && wanted.add(folder)) {
                folder = folder.getParent();
            }
        }
        wanted.removeAll(folders.values());
        int known = folders.size();
        for (Path folder : wanted) {
            if (service.isPresent() && Files.isDirectory(folder)) {
                register(folder, service.get());
            }
        }
        return folders.size() > known;
    }

    private void register(Path folder, WatchService watching) throws IOException {
        try {
            folders.put(
                    folder.register(
                            watching,
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_MODIFY,
                            StandardWatchEventKinds.ENTRY_DELETE),
                    folder);
        } catch (IOException e) {
            if (Files.isDirectory(folder)) {
                // The system lets nobody watch so many folders.
                close();
            }
        }
    }

    /** Whether something may have been changed before the time is over; where nobody tells, that is always so. */
    boolean await(Duration time) throws IOException, InterruptedException {
        if (service.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(Math.min(time.toMillis(), INTERVAL.toMillis()));
            return true;
        }
        WatchKey key = service.get().poll(time.toMillis(), TimeUnit.MILLISECONDS);
        boolean any = key != null;
        while (key != null) {
            followNew(key);
            if (!key.reset()) {
                folders.remove(key);
            }
            key = service.isPresent() ? service.get().poll() : null;
        }
        return any;
    }

    /** A new folder has no file yet for which it would be followed. */
    private void followNew(WatchKey key) throws IOException {
        Path parent = folders.get(key);
        for (WatchEvent<?> event : key.pollEvents()) {
            if (parent != null
                    && event.kind() == StandardWatchEventKinds.ENTRY_CREATE
                    && event.context() instanceof Path name) {
                Path created = parent.resolve(name);
                if (Files.isDirectory(created, LinkOption.NOFOLLOW_LINKS) && counts.test(created)) {
                    follow(foldersIn(created));
                }
            }
        }
    }

    /** Names of files that there could be, one in each folder. */
    private static List<Path> foldersIn(Path created) throws IOException {
        try (Stream<Path> found = Files.walk(created, DEEPEST)) {
            return found.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .map(folder -> folder.resolve("any"))
                    .toList();
        } catch (UncheckedIOException | NoSuchFileException gone) {
            return List.of(created.resolve("any"));
        }
    }

    @Override
    public void close() throws IOException {
        if (service.isPresent()) {
            service.get().close();
            service = Optional.empty();
            folders.clear();
        }
    }
}
