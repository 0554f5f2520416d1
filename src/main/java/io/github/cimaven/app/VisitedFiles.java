package io.github.cimaven.app;

import io.github.cimaven.run.storage.ArtifactRequest;
import io.github.cimaven.run.storage.ArtifactSet;
import io.github.cimaven.run.storage.ArtifactStore;
import io.github.cimaven.run.storage.CacheStore;
import io.github.cimaven.run.storage.KeptCache;
import io.github.cimaven.run.storage.Workspace;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** What runs have kept, to be looked at only: a visitor takes nothing away and leaves nothing. */
record VisitedFiles(ArtifactStore artifacts, CacheStore caches) implements ArtifactStore, CacheStore {
    @Override
    public Optional<ArtifactSet> collect(Workspace workspace, ArtifactRequest request, Consumer<String> say) {
        return Optional.empty();
    }

    @Override
    public void forget(String job) {
        // What the last run has kept stays.
    }

    @Override
    public Optional<ArtifactSet> of(String job) throws IOException {
        return artifacts.of(job);
    }

    @Override
    public Optional<KeptCache> find(String key, Consumer<String> say) throws IOException {
        return caches.find(key, say);
    }

    @Override
    public Saved save(Workspace workspace, Request request, Consumer<String> say) {
        return new Saved(Result.NOT_SAVED, 0);
    }
}
