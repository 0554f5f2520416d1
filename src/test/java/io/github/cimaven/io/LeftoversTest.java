package io.github.cimaven.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cimaven.testkit.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mounted disk stands for all that cannot be removed: it is so for root too. */
class LeftoversTest {
    @TempDir
    Path folder;

    private Path write(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, name);
    }

    private long entries() throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.count();
        }
    }

    @Test
    void deletingGoesOnWhereSomethingCannotBeDeletedAndSaysWhat() throws Exception {
        write("top/a/1");
        write("top/z/2");
        try (SmallDisk disk = SmallDisk.at(folder.resolve("top/m/disk"), "size=64k")) {
            Files.writeString(disk.folder().resolve("inside"), "x");
            assertThatThrownBy(() -> Trees.delete(folder.resolve("top")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("m/disk: ");
            assertThat(folder.resolve("top/a")).doesNotExist();
            assertThat(folder.resolve("top/z")).doesNotExist();
            assertThat(disk.folder()).isEmptyDirectory();
        }
    }

    @Test
    void whatCannotBeRemovedIsMovedAsideAndRemovedLater() throws Exception {
        Path top = folder.resolve("top");
        write("top/1");
        try (SmallDisk disk = SmallDisk.at(top.resolve("disk"), "size=64k")) {
            assertThat(Leftovers.remove(top)).isPresent();
            assertThat(top).doesNotExist();
            assertThat(entries()).isEqualTo(1);
            assertThat(Leftovers.again(top)).isPresent();
            // Back, so that it can be unmounted.
            try (Stream<Path> left = Files.list(folder)) {
                Files.move(left.findAny().orElseThrow(), disk.folder().getParent());
            }
        }
        Files.move(top, folder.resolve("top.left-1"));
        write("top.other/1");
        assertThat(Leftovers.again(top)).isEmpty();
        assertThat(folder.resolve("top.other/1")).exists();
        assertThat(entries()).isEqualTo(1);
    }

    @Test
    void whatCanBeRemovedLeavesNothing() throws Exception {
        write("top/1");
        assertThat(Leftovers.remove(folder.resolve("top"))).isEmpty();
        assertThat(Leftovers.remove(folder.resolve("top"))).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }
}
