package io.github.cimaven.app;

import io.github.cimaven.config.include.ConfigFile;
import io.github.cimaven.config.yaml.YamlAhead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Begins to parse the configuration, and the local files that it plainly includes, while git is still being asked what else has
 * to be known. A guess: it changes when something is parsed, and nothing else. What is wrong with a file is told when it is read.
 */
final class ReadAhead implements AutoCloseable {
    private final Path main;
    private volatile boolean over;
    private volatile boolean closed;

    private ReadAhead(Path main) {
        this.main = main;
    }

    static ReadAhead begin(Settings.Files files) {
        ReadAhead ahead = new ReadAhead(files.directory().resolve(files.file()));
        Thread thread = new Thread(ahead::run, "read-ahead");
        thread.setDaemon(true);
        thread.start();
        return ahead;
    }

    private void run() {
        try {
            Path folder = main.toAbsolutePath().getParent();
            if (Files.isRegularFile(main) && folder != null) {
                for (String name : ConfigFile.begin(ConfigFile.bytes(main))) {
                    begin(folder, name);
                }
            }
        } catch (IOException | InvalidPathException unreadable) {
            over();
        }
        if (closed) {
            YamlAhead.forget(); // What was begun too late.
        }
    }

    private void begin(Path folder, String name) throws IOException {
        Path file = folder.resolve(name.replaceFirst("^/+", "")).normalize();
        if (!over && file.startsWith(folder) && Files.isRegularFile(file)) {
            ConfigFile.begin(ConfigFile.bytes(file));
        }
    }

    /** From now on the files themselves are read; to begin with another would be too late. */
    void over() {
        over = true;
    }

    @Override
    public void close() {
        over();
        closed = true;
        YamlAhead.forget();
    }
}
