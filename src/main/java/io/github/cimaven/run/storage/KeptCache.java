package io.github.cimaven.run.storage;

import java.nio.file.Path;

/**
 * A cache as it was saved; it is not changed any more.
 *
 * @param key under which it was saved
 * @param home the folder of this version
 * @param inside where the project folder is below that of the files
 * @param entries how many files, links and folders were found
 * @param files how many of them are files or links
 * @param bytes in all files
 */
public record KeptCache(String key, Path home, Path inside, int entries, long files, long bytes) implements Layer {
    @Override
    public Path folder() {
        return folder(home, inside);
    }

    static Path folder(Path home, Path inside) {
        return home.resolve("files").resolve(inside);
    }
}
