package io.github.cimaven.run.engine;

import io.github.cimaven.config.model.Cache;
import io.github.cimaven.config.model.When;
import io.github.cimaven.config.variable.Expansion;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.run.event.CacheUse;
import io.github.cimaven.run.storage.CacheKey;
import io.github.cimaven.run.storage.CacheStore;
import io.github.cimaven.run.storage.CacheStore.Result;
import io.github.cimaven.run.storage.CacheStore.Saved;
import io.github.cimaven.run.storage.FileSelection;
import io.github.cimaven.run.storage.KeptCache;
import io.github.cimaven.run.storage.Restored;
import io.github.cimaven.run.storage.Workspace;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One cache of an attempt. */
final class CacheStep {
    private static final List<String> PULL = List.of("pull-push", "pull", "");
    private static final List<String> PUSH = List.of("pull-push", "push", "");

    private final Cache cache;
    private final CacheNames names;
    private final CacheStore store;
    private final CacheKey key;
    private Optional<KeptCache> found = Optional.empty();
    private Optional<Restored> before = Optional.empty();
    private Saved saved = new Saved(Result.NOT_SAVED, 0);

    CacheStep(Cache cache, CacheNames names, CacheStore store) {
        this.cache = cache;
        this.names = names;
        this.store = store;
        this.key = names.key();
    }

    /** Looks for it; returns why the job cannot go on, if it cannot. */
    Optional<String> restore(Consumer<String> say) {
        key.warning().ifPresent(warning -> say.accept(RunnerLines.warning(warning)));
        if (key.text().isEmpty()) {
            say.accept(RunnerLines.notice("Skipping cache extraction due to empty cache key"));
            return Optional.empty();
        }
        String policy = names.policy();
        if (!PULL.contains(policy) && !PUSH.contains(policy)) {
            return Optional.of("unknown cache policy " + policy + " for " + key.text());
        }
        if (!PULL.contains(policy)) {
            say.accept(RunnerLines.notice("Not downloading cache " + key.text() + " due to policy"));
            return Optional.empty();
        }
        List<String> fallbacks = names.fallbacks(say);
        found = find(key.text(), say);
        for (int i = 0; i < fallbacks.size() && found.isEmpty(); i++) {
            found = find(fallbacks.get(i), say);
        }
        return Optional.empty();
    }

    private Optional<KeptCache> find(String name, Consumer<String> say) {
        say.accept(RunnerLines.notice("Checking cache for " + name + "..."));
        try {
            Optional<KeptCache> kept = store.find(name, line -> say.accept(RunnerLines.colored(line)));
            say.accept(
                    kept.isPresent()
                            ? RunnerLines.notice("Successfully extracted cache")
                            : RunnerLines.warning("Failed to extract cache"));
            return kept;
        } catch (IOException e) {
            say.accept(RunnerLines.warning("WARNING: " + e.getMessage()));
            say.accept(RunnerLines.warning("Failed to extract cache"));
            return Optional.empty();
        }
    }

    Optional<KeptCache> found() {
        return found;
    }

    void restored(Workspace workspace) throws IOException {
        if (found.isPresent() && found.get().key().equals(key.text())) {
            before = Optional.of(Restored.now(found.get(), workspace));
        }
    }

    When when() {
        return cache.when();
    }

    void save(Workspace workspace, Variables variables, Consumer<String> say) throws InterruptedException {
        key.warning().ifPresent(warning -> say.accept(RunnerLines.warning(warning)));
        if (key.text().isEmpty()) {
            say.accept(RunnerLines.notice("Skipping cache archiving due to empty cache key"));
            return;
        }
        if (!PUSH.contains(names.policy())) {
            say.accept(RunnerLines.notice("Not uploading cache " + key.text() + " due to policy"));
            return;
        }
        say.accept(RunnerLines.notice("Creating cache " + key.text() + "..."));
        FileSelection files = new FileSelection(
                cache.paths().stream()
                        .map(path -> Expansion.text(path, variables))
                        .toList(),
                List.of(),
                cache.untracked());
        try {
            saved = store.save(
                    workspace,
                    new CacheStore.Request(key.text(), files, before),
                    line -> say.accept(RunnerLines.colored(line)));
            say.accept(
                    saved.result() == Result.NOT_SAVED
                            ? RunnerLines.warning("Failed to create cache")
                            : RunnerLines.notice("Created cache"));
        } catch (IOException e) {
            say.accept(RunnerLines.warning("WARNING: " + e.getMessage()));
            say.accept(RunnerLines.warning("Failed to create cache"));
        }
    }

    CacheUse use() {
        return new CacheUse(
                key.text(),
                found.map(KeptCache::key),
                found.map(KeptCache::bytes).orElse(0L),
                saved.result() == Result.SAVED,
                saved.bytes());
    }
}
