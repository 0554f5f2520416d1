package io.github.cimaven.plan;

import io.github.cimaven.config.model.Job;
import io.github.cimaven.config.model.Options;
import io.github.cimaven.config.model.Rule;
import io.github.cimaven.config.variable.Expansion;
import io.github.cimaven.config.variable.Variables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The options of a job that its creation works out, by GitLab's names. */
final class JobOptions {
    private final CacheKeys cacheKeys;

    JobOptions(CacheKeys cacheKeys) {
        this.cacheKeys = cacheKeys;
    }

    /** @param known variables of the job, without those of its rule, as values that are not yet expanded */
    Options of(Job job, Optional<Rule> rule, Variables known) {
        Options given = job.options();
        Map<String, Object> options = new LinkedHashMap<>();
        if (rule.flatMap(Rule::allowFailure).isEmpty()) {
            put(options, "allow_failure_criteria", given.value("allow_failure_criteria"));
        }
        put(options, "start_in", either(rule, "start_in", job));
        put(options, "interruptible", either(rule, "interruptible", job));
        List<String> tags = new ArrayList<>();
        for (String tag : job.options().texts("tags")) {
            tags.add(Expansion.existing(tag, known));
        }
        if (!tags.isEmpty()) {
            options.put("tags", tags);
        }
        if (given.value("cache") instanceof List<?> caches && !caches.isEmpty()) {
            options.put("cache_keys", cacheKeys.of(caches));
        }
        return new Options(options);
    }

    private static @Nullable Object either(Optional<Rule> rule, String name, Job job) {
        Object ofRule = rule.isPresent() ? rule.get().given().value(name) : null;
        return ofRule == null ? job.options().value(name) : ofRule;
    }

    private static void put(Map<String, Object> options, String name, @Nullable Object value) {
        if (value != null) {
            options.put(name, value);
        }
    }
}
