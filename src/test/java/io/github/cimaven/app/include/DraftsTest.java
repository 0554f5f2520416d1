package io.github.cimaven.app.include;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftsTest {
    @TempDir
    Path folder;

    @Test
    void onlyOldOnesAreRemoved() throws Exception {
        Path draft = Files.createDirectories(folder.resolve("a.tmp"));
        Path copy = Files.createDirectories(folder.resolve("b.git"));
        Instant now = Files.getLastModifiedTime(draft).toInstant();
        new Drafts(folder).removeOld(now.plus(Duration.ofHours(1)));
        assertThat(draft).exists();
        new Drafts(folder).removeOld(now.plus(Duration.ofDays(2)));
        assertThat(draft).doesNotExist();
        assertThat(copy).exists();
    }
}
