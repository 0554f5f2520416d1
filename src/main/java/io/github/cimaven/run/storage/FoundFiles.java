package io.github.cimaven.run.storage;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** What a search has found, by path from the project folder, in order, folders before what is in them. */
final class FoundFiles {
    private static final Path ROOT = Path.of("");

    private final JobFiles files;
    private final NavigableMap<Path, BasicFileAttributes> entries = new TreeMap<>();
    /** How many entries each folder has that was looked through, found or not. */
    private final Map<Path, Integer> contents = new HashMap<>();

    FoundFiles(JobFiles files) {
        this.files = files;
    }

    void add(Path path, BasicFileAttributes attributes) {
        entries.put(path, attributes);
    }

    /** Says how many entries a folder has that was looked through completely. */
    void content(Path folder, int entriesInIt) {
        contents.put(folder, entriesInIt);
    }

    private static Path parent(Path path) {
        return Objects.requireNonNullElse(path.getParent(), ROOT);
    }

    JobFiles files() {
        return files;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    NavigableMap<Path, BasicFileAttributes> entries() {
        return entries;
    }

    long bytes() {
        long sum = 0;
        for (BasicFileAttributes attributes : entries.values()) {
            sum += attributes.isRegularFile() ? attributes.size() : 0;
        }
        return sum;
    }

    /** The folders of which all that is in them was found, so that they can be taken as they are. */
    Set<Path> wholeFolders() {
        Map<Path, Integer> found = new HashMap<>();
        Set<Path> whole = new HashSet<>();
        for (Map.Entry<Path, BasicFileAttributes> entry :
                entries.descendingMap().entrySet()) {
            Path path = entry.getKey();
            boolean folder = entry.getValue().isDirectory();
            if (!folder || found.getOrDefault(path, 0).equals(contents.getOrDefault(path, -1))) {
                found.merge(parent(path), 1, Integer::sum);
                if (folder) {
                    whole.add(path);
                }
            }
        }
        return whole;
    }
}
