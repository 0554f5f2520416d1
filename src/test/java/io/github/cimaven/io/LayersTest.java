package io.github.cimaven.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Marks of removal take a kernel to make: what it makes is read in the contract of workspaces. */
class LayersTest {
    @TempDir
    Path folder;

    private Path layer(String name, String... files) throws IOException {
        Path layer = Files.createDirectories(folder.resolve(name));
        for (String file : files) {
            Path path = layer.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, name);
        }
        return layer;
    }

    private static List<String> walk(Layers layers, String start) throws IOException {
        List<String> seen = new ArrayList<>();
        layers.walk(Path.of(start), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                seen.add(path + "/");
                return path.endsWith("skipped") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
                seen.add(path + "=" + Files.readString(layers.find(path).orElseThrow()));
                return path.endsWith("last") ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
            }
        });
        return seen;
    }

    @Test
    void theUppermostOfANameCountsAndFoldersAreMerged() throws IOException {
        Layers layers = new Layers(List.of(
                layer("up", "d/a", "was-folder"),
                layer("middle", "d/a", "d/b", "was-file/x", "was-folder/x"),
                layer("low", "d/c", "was-file", "e")));
        assertThat(walk(layers, ""))
                .containsExactly(
                        "/",
                        "d/",
                        "d/a=up",
                        "d/b=middle",
                        "d/c=low",
                        "e=low",
                        "was-file/",
                        "was-file/x=middle",
                        "was-folder=up");
        assertThat(walk(layers, "d/b")).containsExactly("d/b=middle");
        assertThat(walk(layers, "was-folder/x")).isEmpty();
        assertThat(walk(layers, "none")).isEmpty();
    }

    @Test
    void aFolderThatIsOpaqueHidesTheOneBelow() throws IOException {
        Path up = layer("up", "d/a");
        Files.getFileAttributeView(up.resolve("d"), UserDefinedFileAttributeView.class)
                .write("overlay.opaque", ByteBuffer.wrap(new byte[] {'y'}));
        assertThat(walk(new Layers(List.of(up, layer("low", "d/b", "e"))), ""))
                .containsExactly("/", "d/", "d/a=up", "e=low");
    }

    @Test
    void aVisitorMaySkipAndEnd() throws IOException {
        Layers layers = new Layers(List.of(layer("up", "a/last", "z"), layer("low", "a/b", "a/skipped/x")));
        assertThat(walk(layers, "")).containsExactly("/", "a/", "a/b=low", "a/last=up");
        assertThat(walk(layers, "a/skipped")).containsExactly("a/skipped/");
    }

    @Test
    void noLinkIsFollowed() throws IOException {
        Path up = layer("up", "a");
        Files.createSymbolicLink(up.resolve("out"), folder);
        Layers layers = new Layers(List.of(up, layer("low", "b", "out/b")));
        assertThat(layers.find(Path.of("out/low"))).isEmpty();
        assertThat(layers.find(Path.of("out"))).contains(up.resolve("out"));
        assertThat(layers.find(Path.of("../low/b"))).isEmpty();
    }

    @Test
    void aFolderInThemIsMadeOfLayersToo() throws IOException {
        Path up = layer("up", "d/e/a", "was-folder");
        Path low = layer("low", "d/e/a", "d/e/b", "was-folder/x");
        Layers inside = new Layers(List.of(up, low)).folder(Path.of("d/e")).orElseThrow();
        assertThat(inside.child(Path.of("a"))).contains(up.resolve("d/e/a"));
        assertThat(inside.child(Path.of("b"))).contains(low.resolve("d/e/b"));
        assertThat(inside.child(Path.of("c"))).isEmpty();
        assertThat(new Layers(List.of(up, low)).folder(Path.of("was-folder"))).isEmpty();
        assertThat(new Layers(List.of(up, low)).folder(Path.of("none"))).isEmpty();
    }
}
