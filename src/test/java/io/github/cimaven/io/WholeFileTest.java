package io.github.cimaven.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    Path folder;

    @Test
    void aFileIsReplacedAndNothingElseIsLeft() throws IOException {
        WholeFile.write(folder.resolve("file"), "one");
        WholeFile.write(folder.resolve("file"), "two");
        assertThat(folder.resolve("file")).hasContent("two");
        assertThat(folder.toFile().list()).containsExactly("file");
    }

    @Test
    void whatIsNoTextIsNoReasonToWriteNothing() throws IOException {
        WholeFile.write(folder.resolve("file"), "a\uD800b");
        assertThat(folder.resolve("file")).hasContent("a?b");
    }

    @Test
    void whoMayReadItIsDecidedAsForAnyOtherFile() throws IOException {
        WholeFile.write(folder.resolve("file"), "text");
        Path other = Files.writeString(folder.resolve("other"), "text");
        assertThat(Files.getPosixFilePermissions(folder.resolve("file")))
                .isEqualTo(Files.getPosixFilePermissions(other));
    }
}
