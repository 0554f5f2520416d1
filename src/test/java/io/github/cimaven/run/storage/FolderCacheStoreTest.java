package io.github.cimaven.run.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cimaven.io.Trees;
import io.github.cimaven.run.storage.CacheStore.Request;
import io.github.cimaven.run.storage.CacheStore.Result;
import io.github.cimaven.run.storage.CacheStore.Saved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderCacheStoreTest {
    private static final FileSelection DEPS = FileSelection.of(List.of("deps"));
    private static final long PLENTY = 1 << 20;

    @TempDir
    Path folder;

    private Path project;
    private final List<String> said = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @BeforeEach
    void project() throws IOException {
        project = Files.createDirectories(folder.resolve("workspace/project"));
        Files.createDirectories(folder.resolve("workspace/private"));
    }

    private FolderCacheStore store(long limit) {
        CheckoutSource nowhere = new CheckoutSource(project, Optional.empty(), Optional.empty(), List.of());
        now = now.plusSeconds(1);
        return new FolderCacheStore(
                new FolderCacheStore.Place(folder.resolve("caches"), Path.of("project/sub")),
                new TrackedFiles(nowhere),
                limit,
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private void write(String name, String content) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private Saved save(String key, Optional<Restored> before) throws Exception {
        return store(PLENTY).save(new LeftFiles(project), new Request(key, DEPS, before), said::add);
    }

    private Optional<KeptCache> find(String key) throws IOException {
        return store(PLENTY).find(key, said::add);
    }

    /** A new workspace with a copy of a cache. */
    private Restored restored(String key) throws IOException {
        KeptCache cache = find(key).orElseThrow();
        Trees.delete(project);
        Trees.copy(cache.folder(), project);
        return Restored.now(cache, new LeftFiles(project));
    }

    private Path file(String key, String name) throws IOException {
        return find(key).orElseThrow().folder().resolve(name);
    }

    @Test
    void whatIsSavedIsFoundByALaterRun() throws Exception {
        write("deps/a", "one");
        Files.createSymbolicLink(project.resolve("deps/link"), Path.of("../../outside"));
        Files.createDirectories(project.resolve("deps/empty"));
        assertThat(save("key", Optional.empty())).isEqualTo(new Saved(Result.SAVED, 3));
        Trees.delete(project);
        assertThat(file("key", "deps/a")).hasContent("one");
        assertThat(file("key", "deps/empty")).isEmptyDirectory();
        assertThat(Files.readSymbolicLink(file("key", "deps/link"))).isEqualTo(Path.of("../../outside"));
        assertThat(find("other")).isEmpty();
        assertThat(find("KEY")).isEmpty();
        assertThat(said).endsWith("WARNING: Cache file does not exist", "WARNING: Cache file does not exist");
    }

    @Test
    void nothingIsWrittenAgainThatIsTheSame() throws Exception {
        write("deps/a", "one");
        save("key", Optional.empty());
        assertThat(save("key", Optional.of(restored("key"))).result()).isEqualTo(Result.UP_TO_DATE);
        assertThat(said).contains("Archive is up to date!");
    }

    @Test
    void anyChangeIsNoticed() throws Exception {
        write("deps/a", "one");
        write("deps/b", "two");
        Files.createSymbolicLink(project.resolve("deps/link"), Path.of("a"));
        save("key", Optional.empty());

        Restored before = restored("key");
        Files.delete(project.resolve("deps/b"));
        assertThat(save("key", Optional.of(before)).result()).isEqualTo(Result.SAVED);

        before = restored("key");
        Files.createDirectories(project.resolve("deps/new"));
        assertThat(save("key", Optional.of(before)).result()).isEqualTo(Result.SAVED);

        before = restored("key");
        Files.delete(project.resolve("deps/link"));
        Files.createSymbolicLink(project.resolve("deps/link"), Path.of("b"));
        assertThat(save("key", Optional.of(before)).result()).isEqualTo(Result.SAVED);

        before = restored("key");
        write("deps/a", "longer");
        assertThat(save("key", Optional.of(before)).result()).isEqualTo(Result.SAVED);
        assertThat(file("key", "deps/a")).hasContent("longer");
    }

    @Test
    void aFileOfTheSameSizeAndTimeIsNotTakenForTheSame() throws Exception {
        write("deps/a", "one");
        FileTime time = FileTime.from(Instant.parse("1985-10-26T08:15:00Z"));
        Files.setLastModifiedTime(project.resolve("deps/a"), time);
        save("key", Optional.empty());
        KeptCache cache = find("key").orElseThrow();
        Restored before = new Restored(cache, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        write("deps/a", "two");
        Files.setLastModifiedTime(project.resolve("deps/a"), time);
        assertThat(save("key", Optional.of(before)).result()).isEqualTo(Result.SAVED);
        assertThat(file("key", "deps/a")).hasContent("two");
    }

    @Test
    void aFileThatSomebodyElseHoldsIsCopied() throws Exception {
        write("deps/a", "one");
        Path other = Files.createLink(folder.resolve("other"), project.resolve("deps/a"));
        save("key", Optional.empty());
        Files.writeString(other, "changed");
        assertThat(file("key", "deps/a")).hasContent("one");
    }

    @Test
    void nothingFoundIsNothingSaved() throws Exception {
        write("deps/a", "one");
        save("key", Optional.empty());
        Trees.delete(project.resolve("deps"));
        assertThat(save("key", Optional.empty()).result()).isEqualTo(Result.NOT_SAVED);
        assertThat(said).contains("WARNING: No files to cache.");
        assertThat(file("key", "deps/a")).hasContent("one");
    }

    @Test
    void damageIsNoticedAndToldAndCountsAsNothing() throws Exception {
        write("deps/a", "one");
        for (String damage : List.of("label", "no label", "truncated", "missing", "more", "all gone", "another's")) {
            said.clear();
            save("key", Optional.empty());
            Path home = folder.resolve("caches/key");
            KeptCache cache = find("key").orElseThrow();
            switch (damage) {
                case "label" -> Files.write(home.resolve("cache.json"), new byte[] {'{', (byte) 0xff, 0});
                case "no label" -> Files.delete(home.resolve("cache.json"));
                case "truncated" -> Files.writeString(cache.folder().resolve("deps/a"), "");
                case "missing" -> Files.delete(cache.folder().resolve("deps/a"));
                case "more" -> Files.writeString(cache.folder().resolve("deps/more"), "");
                case "all gone" -> Trees.delete(cache.folder());
                default -> Files.writeString(home.resolve("cache.json"), "{\"key\":\"other\",\"version\":\"x\"}");
            }
            assertThat(find("key")).as(damage).isEmpty();
            assertThat(said).as(damage).endsWith("WARNING: the cache key is damaged and was thrown away");
            assertThat(find("key")).as(damage).isEmpty();
            Trees.delete(project.resolve("deps"));
            write("deps/a", "one");
        }
        store(PLENTY).tidy();
        assertThat(folder.resolve("caches")).isEmptyDirectory();
    }

    @Test
    void aFullDiskLeavesTheEarlierCacheAndNoHalfOne() throws Exception {
        write("deps/a", "one");
        save("key", Optional.empty());
        write("deps/b", "two");
        LeftFiles full = LeftFiles.onAFullDisk(project, 0);
        assertThatThrownBy(() -> store(PLENTY).save(full, new Request("key", DEPS, Optional.empty()), said::add))
                .isInstanceOf(IOException.class);
        assertThat(folder.resolve("caches/key").toFile().list()).hasSize(2);
        assertThat(file("key", "deps/a")).hasContent("one");
    }

    @Test
    void theLeastRecentlyUsedGoFirst() throws Exception {
        for (String key : List.of("a", "b", "c")) {
            write("deps/x", "x".repeat(40));
            save(key, Optional.empty());
        }
        find("a");
        store(100).tidy();
        assertThat(folder.resolve("caches").toFile().list()).containsExactlyInAnyOrder("a", "c");
        store(0).tidy();
        assertThat(folder.resolve("caches")).isEmptyDirectory();
    }

    @Test
    void oneThatIsTooLargeIsNotKept() throws Exception {
        write("deps/x", "x".repeat(40));
        Saved saved = store(39).save(new LeftFiles(project), new Request("key", DEPS, Optional.empty()), said::add);
        assertThat(saved).isEqualTo(new Saved(Result.NOT_SAVED, 40));
        assertThat(said).anyMatch(line -> line.contains("ci.cacheLimit"));
    }

    @Test
    void oldVersionsStayUntilNobodyHasThem() throws Exception {
        write("deps/a", "one");
        save("key", Optional.empty());
        Path old = file("key", "deps/a");
        Trees.delete(project.resolve("deps"));
        write("deps/a", "two");
        save("key", Optional.empty());
        assertThat(old).hasContent("one");
        store(PLENTY).tidy();
        assertThat(old).doesNotExist();
        assertThat(file("key", "deps/a")).hasContent("two");
    }

    @Test
    void severalMaySaveUnderOneKeyAtOnce() throws Exception {
        List<CompletableFuture<Saved>> saving = new ArrayList<>();
        FolderCacheStore store = store(PLENTY);
        for (int i = 0; i < 8; i++) {
            Path own = folder.resolve("many/" + i);
            Files.createDirectories(own.resolve("deps"));
            Files.writeString(own.resolve("deps/a"), Integer.toString(i));
            Files.writeString(own.resolve("deps/b"), Integer.toString(i));
            saving.add(CompletableFuture.supplyAsync(() -> {
                try {
                    return store.save(new LeftFiles(own), new Request("key", DEPS, Optional.empty()), line -> {});
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        for (CompletableFuture<Saved> one : saving) {
            assertThat(one.get().result()).isEqualTo(Result.SAVED);
        }
        assertThat(file("key", "deps/a")).hasSameTextualContentAs(file("key", "deps/b"));
        store.tidy();
        assertThat(folder.resolve("caches/key").toFile().list()).hasSize(2);
    }
}
