package io.github.cimaven.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobsAtOnceTest {
    @TempDir
    Path folder;

    private int with(String memory) throws Exception {
        return JobsAtOnce.of(8, Files.writeString(folder.resolve("meminfo"), memory));
    }

    @Test
    void asManyAsProcessorsWhereThereIsMemory() throws Exception {
        assertThat(with("MemTotal: 99999999 kB\nMemAvailable:   24683144 kB\n")).isEqualTo(8);
    }

    @Test
    void eachHasItsShareOfTheMemory() throws Exception {
        assertThat(with("MemTotal: 99999999 kB\nMemAvailable:    1700000 kB\n")).isEqualTo(3);
        assertThat(with("MemAvailable:    100 kB\n")).isEqualTo(1);
    }

    @Test
    void memoryThatIsNotKnownDoesNotCount() throws Exception {
        assertThat(with("nothing\n")).isEqualTo(8);
        assertThat(JobsAtOnce.of(8, folder.resolve("none"))).isEqualTo(8);
    }
}
