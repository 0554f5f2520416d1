package io.github.cimaven.run.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * The files of variables of type {@code file}, in the private folder of one attempt, which goes away with its workspace.
 *
 * @see <a href="https://docs.gitlab.com/ci/variables/#use-file-type-cicd-variables">File type variables</a>
 */
final class FileVariables {
    private FileVariables() {}

    static Path folder(Path privateDir) {
        return privateDir.resolve("variables");
    }

    /** Writes them so that only the user can read them. */
    static void write(Path folder, Map<String, String> contents) throws IOException {
        if (contents.isEmpty()) {
            return;
        }
        Files.createDirectories(folder);
        for (Map.Entry<String, String> content : contents.entrySet()) {
            Path file = folder.resolve(content.getKey());
            Files.deleteIfExists(file);
            Files.createFile(file);
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            Files.write(file, content.getValue().getBytes(StandardCharsets.UTF_8));
        }
    }
}
