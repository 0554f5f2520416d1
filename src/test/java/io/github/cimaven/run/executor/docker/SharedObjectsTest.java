package io.github.cimaven.run.executor.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.config.model.Place;
import io.github.cimaven.run.executor.JobContext;
import io.github.cimaven.run.executor.JobFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedObjectsTest {
    @TempDir
    Path folder;

    private Path store(String name, String alternates) throws IOException {
        Path objects = folder.resolve(name).resolve("objects");
        Files.createDirectories(objects.resolve("pack"));
        Files.writeString(Files.createDirectories(objects.resolve("info")).resolve("alternates"), alternates);
        return objects;
    }

    @Test
    void onlyStoresOfGitAreForJobsToRead() throws Exception {
        Path last = store("last", "");
        Path first = store("first", "../../last/objects\n");
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Path named = Files.createDirectories(folder.resolve("named/objects"));
        store("checkout/.git", "# a comment\n" + first + "\n" + secrets + "\n" + named + "\n/absent/objects\n");
        JobContext job = new JobContext(
                "job",
                JobFolders.of(folder.resolve("checkout"), folder.resolve("private")),
                Place.ANY,
                Optional.empty());
        assertThat(SharedObjects.of(job)).containsExactly(first, last);
    }
}
