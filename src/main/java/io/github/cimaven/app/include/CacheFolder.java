package io.github.cimaven.app.include;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder of all copies. It appears when there is something to keep, and is its owner's alone: that may be private. */
record CacheFolder(Path path) {
    /** A folder in it. */
    Path sub(String name) throws IOException {
        if (!Files.isDirectory(path)) {
            create();
        }
        return Files.createDirectories(path.resolve(name));
    }

    private void create() throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(path);
        }
    }
}
