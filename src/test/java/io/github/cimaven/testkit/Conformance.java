package io.github.cimaven.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** GitLab's own test data and answers, which lie beside the project where they are there at all. */
public final class Conformance {
    private Conformance() {}

    /** A folder of the data; skips the test, saying so, where it is absent. */
    public static Path folder(String name) {
        Path root = Path.of(System.getProperty("conformance", "../shared/conformance"));
        Assumptions.assumeTrue(
                Files.isDirectory(root),
                () -> "GitLab's recorded answers are not at " + root + " (-Dconformance=FOLDER names another place)");
        return root.resolve(name);
    }

    /** GitLab's recorded answers: {@code -Dconformance.oracle=FOLDER}, else those of the data. */
    public static Path oracle() {
        String given = System.getProperty("conformance.oracle", "");
        return given.isEmpty() ? folder("oracle") : Path.of(given);
    }
}
