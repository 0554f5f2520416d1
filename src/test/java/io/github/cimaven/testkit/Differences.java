package io.github.cimaven.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Cases that are known to differ, with the reason: lines of {@code name TAB reason}, and comments that begin with #. */
public final class Differences {
    private Differences() {}

    public static Map<String, String> reasons(Path file) throws IOException {
        Map<String, String> reasons = new LinkedHashMap<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    String[] parts = line.split("\t", 2);
                    reasons.put(parts[0], parts[1]);
                }
            }
        }
        return reasons;
    }
}
