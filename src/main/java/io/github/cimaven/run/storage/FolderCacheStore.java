package io.github.cimaven.run.storage;

import com.google.gson.Gson;
import io.github.cimaven.io.FileNames;
import io.github.cimaven.io.Trees;
import io.github.cimaven.io.WholeFile;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Caches as folders: one for each key, in it one for each version and a label that names the current one. A version is written
 * completely before the label names it, and is removed only by {@link #tidy}, when no job has it any more.
 */
public final class FolderCacheStore implements CacheStore {
    private static final Gson JSON = new Gson();

    private final Path folder;
    private final Path inside;
    private final TrackedFiles tracked;
    private final long limit;
    private final Clock clock;
    /** Versions that were looked through already: many jobs may have the same cache. */
    private final Set<Path> whole = ConcurrentHashMap.newKeySet();

    /**
     * Where caches are.
     *
     * @param inside where the project is in a checkout: caches keep it there, so that they can be laid over one as they are
     */
    public record Place(Path folder, Path inside) {}

    /** @param limit how many bytes all caches may have together */
    public FolderCacheStore(Place place, TrackedFiles tracked, long limit, Clock clock) {
        this.folder = place.folder();
        this.inside = place.inside();
        this.tracked = tracked;
        this.limit = limit;
        this.clock = clock;
    }

    /** What is written about the current version; its time is when it was last used. */
    private record Label(String key, String version, int entries, long files, long bytes) {
        KeptCache in(Path home, Path inside) {
            return new KeptCache(key, home.resolve(version), inside, entries, files, bytes);
        }
    }

    private Path home(String key) {
        return folder.resolve(FileNames.of(key));
    }

    private static Path label(Path home) {
        return home.resolve("cache.json");
    }

    @Override
    public Optional<KeptCache> find(String key, Consumer<String> say) throws IOException {
        Path home = home(key);
        if (!Files.exists(home, LinkOption.NOFOLLOW_LINKS)) {
            say.accept("WARNING: Cache file does not exist");
            return Optional.empty();
        }
        Optional<KeptCache> kept = read(home).filter(cache -> cache.key().equals(key));
        if (kept.isEmpty() || !isWhole(kept.get())) {
            say.accept("WARNING: the cache " + key + " is damaged and was thrown away");
            Files.deleteIfExists(label(home));
            return Optional.empty();
        }
        used(home);
        return kept;
    }

    private void used(Path home) throws IOException {
        Files.setLastModifiedTime(label(home), FileTime.from(clock.instant()));
    }

    /** Absent also when nobody can tell what the label says. */
    private Optional<KeptCache> read(Path home) throws IOException {
        try {
            return Optional.ofNullable(JSON.fromJson(Files.readString(label(home)), Label.class))
                    .map(label -> label.in(home, inside));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (RuntimeException | CharacterCodingException e) {
            // Whatever the reader stumbles over: somebody has written there.
            return Optional.empty();
        }
    }

    /** Whether as many files with as many bytes are there as were saved. */
    private boolean isWhole(KeptCache cache) throws IOException {
        if (whole.contains(cache.home())) {
            return true;
        }
        boolean complete = hasAll(cache);
        if (complete) {
            whole.add(cache.home());
        }
        return complete;
    }

    private static boolean hasAll(KeptCache cache) throws IOException {
        long[] seen = {0, 0};
        if (!Files.isDirectory(cache.folder(), LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        Files.walkFileTree(cache.folder(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                seen[0]++;
                seen[1] += attributes.isRegularFile() ? attributes.size() : 0;
                return FileVisitResult.CONTINUE;
            }
        });
        return seen[0] == cache.files() && seen[1] == cache.bytes();
    }

    @Override
    public Saved save(Workspace workspace, Request request, Consumer<String> say)
            throws IOException, InterruptedException {
        FoundFiles found = new FileSearch(workspace, tracked, say).find(request.files());
        if (found.isEmpty()) {
            say.accept("WARNING: No files to cache.");
            return new Saved(Result.NOT_SAVED, 0);
        }
        if (request.before().isPresent() && request.before().get().isSame(found)) {
            say.accept("Archive is up to date!");
            return new Saved(Result.UP_TO_DATE, found.bytes());
        }
        if (found.bytes() > limit) {
            say.accept("WARNING: the cache " + request.key() + " has " + found.bytes()
                    + " bytes, which is more than ci.cacheLimit allows for all caches (" + limit + ")");
            return new Saved(Result.NOT_SAVED, found.bytes());
        }
        write(request.key(), found);
        return new Saved(Result.SAVED, found.bytes());
    }

    private void write(String key, FoundFiles found) throws IOException, InterruptedException {
        Path home = home(key);
        Label label =
                new Label(key, UUID.randomUUID().toString(), found.entries().size(), files(found), found.bytes());
        Path version = home.resolve(label.version());
        try {
            new Taking(found, KeptCache.folder(version, inside)).share();
            WholeFile.write(label(home), JSON.toJson(label));
            used(home);
        } catch (InterruptedIOException e) {
            Trees.delete(version);
            throw CopyWorkspaces.interrupted(e);
        } catch (IOException e) {
            // Half a cache is none, and where the disk is full its space is needed.
            Trees.delete(version);
            throw e;
        }
    }

    private static long files(FoundFiles found) {
        long count = 0;
        for (BasicFileAttributes attributes : found.entries().values()) {
            count += attributes.isDirectory() ? 0 : 1;
        }
        return count;
    }

    /**
     * Removes what no label names any more, and then the caches that were not used for longest, until all are within the limit.
     * To be called when no job runs.
     */
    public void tidy() throws IOException {
        CacheTidying tidying = new CacheTidying(limit);
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        for (Path home : CacheTidying.content(folder)) {
            Optional<KeptCache> kept =
                    Files.isDirectory(home, LinkOption.NOFOLLOW_LINKS) ? read(home) : Optional.empty();
            if (kept.isPresent()) {
                tidying.keep(home, kept.get(), Files.getLastModifiedTime(label(home)));
            } else {
                Trees.delete(home);
            }
        }
        tidying.removeOldest();
    }
}
