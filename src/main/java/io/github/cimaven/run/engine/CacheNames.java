package io.github.cimaven.run.engine;

import io.github.cimaven.config.model.Cache;
import io.github.cimaven.config.variable.Expansion;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.run.storage.CacheKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Under which keys a cache is looked for, and under which it is saved. Protected branches and others do not share caches, so that
 * nobody who may not change the first gets files into them.
 *
 * @see <a href="https://docs.gitlab.com/ci/caching/#cache-key-names">Cache key names</a>
 */
final class CacheNames {
    private static final String ON_PROTECTED = "-protected";
    private static final String ELSEWHERE = "-non_protected";

    private final Cache cache;
    private final String suffix;
    private final Variables variables;

    CacheNames(Cache cache, boolean onProtected, Variables variables) {
        this.cache = cache;
        this.suffix = onProtected && !cache.unprotect() ? ON_PROTECTED : ELSEWHERE;
        this.variables = variables;
    }

    /** Under which it is saved. */
    CacheKey key() {
        return CacheKey.of(Expansion.text(cache.key() + suffix, variables));
    }

    /** {@code pull}, {@code push}, {@code pull-push}, or something that is none. */
    String policy() {
        return Expansion.text(cache.policy(), variables);
    }

    /** Under which it is looked for when there is nothing under its own key, in this order. */
    List<String> fallbacks(Consumer<String> say) {
        List<String> keys = new ArrayList<>();
        for (String key : cache.fallbackKeys()) {
            add(keys, CacheKey.of(Expansion.text(key + suffix, variables)), say);
        }
        CacheKey last = CacheKey.of(Expansion.text("$CACHE_FALLBACK_KEY", variables));
        if (last.text().endsWith(ON_PROTECTED)) {
            say.accept(RunnerLines.warning(
                    "CACHE_FALLBACK_KEY \"" + last.text() + "\" not allowed to end in \"" + ON_PROTECTED + '"'));
        } else {
            add(keys, last, say);
        }
        return keys;
    }

    private static void add(List<String> keys, CacheKey key, Consumer<String> say) {
        key.warning().ifPresent(warning -> say.accept(RunnerLines.warning(warning)));
        if (!key.text().isEmpty()) {
            keys.add(key.text());
        }
    }
}
