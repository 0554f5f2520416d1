package io.github.cimaven.testkit;

import io.github.cimaven.config.include.IncludeOrigin;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A project's files, as texts by path. */
public record MemoryOrigin(Map<String, String> files) implements IncludeOrigin {
    public static final MemoryOrigin EMPTY = new MemoryOrigin(Map.of());

    @Override
    public Optional<byte[]> read(String path) {
        return Optional.ofNullable(files.get(path)).map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<String> paths() {
        return files.keySet().stream().sorted().toList();
    }
}
