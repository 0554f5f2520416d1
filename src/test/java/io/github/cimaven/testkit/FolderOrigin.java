package io.github.cimaven.testkit;

import io.github.cimaven.config.include.IncludeOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of a folder as a project's files, but for those that record what is asked and answered. */
public record FolderOrigin(Path folder) implements IncludeOrigin {
    private static final List<String> RECORDED = List.of("options.json", "expected.json");

    @Override
    public Optional<byte[]> read(String path) throws IOException {
        Path file = folder.resolve(path).normalize();
        return file.startsWith(folder) && !isRecorded(name(file)) && Files.isRegularFile(file)
                ? Optional.of(Files.readAllBytes(file))
                : Optional.empty();
    }

    @Override
    public List<String> paths() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(this::name)
                    .filter(path -> !isRecorded(path))
                    .sorted()
                    .toList();
        }
    }

    static boolean isRecorded(String path) {
        return RECORDED.contains(path);
    }

    private String name(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }
}
