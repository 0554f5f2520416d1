package io.github.cimaven.plan;

import io.github.cimaven.config.model.Cache;
import io.github.cimaven.config.model.Options;
import io.github.cimaven.config.model.When;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The caches of a job out of its options. */
final class JobCaches {
    private static final String DEFAULT_KEY = "default";

    private JobCaches() {}

    /**
     * @param given with {@code cache} as the configuration has it
     * @param planned with {@code cache_keys}, one for each
     */
    static List<Cache> of(Options given, Options planned) {
        List<Cache> caches = new ArrayList<>();
        List<?> keys = planned.value("cache_keys") instanceof List<?> list ? list : List.of();
        List<?> items = given.value("cache") instanceof List<?> list ? list : List.of();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Map<?, ?> item) {
                Options one = options(item);
                caches.add(new Cache(
                        i < keys.size() && keys.get(i) instanceof String key && !key.isEmpty() ? key : DEFAULT_KEY,
                        one.texts("fallback_keys"),
                        one.texts("paths"),
                        one.flag("untracked").orElse(false),
                        text(item.get("policy")).orElse("pull-push"),
                        text(item.get("when")).flatMap(When::ofWord).orElse(When.ON_SUCCESS),
                        one.flag("unprotect").orElse(false)));
            }
        }
        return caches;
    }

    private static Options options(Map<?, ?> item) {
        Map<String, Object> values = new LinkedHashMap<>();
        item.forEach((name, value) -> {
            if (value != null) {
                values.put(Objects.toString(name), value);
            }
        });
        return new Options(values);
    }

    private static Optional<String> text(@Nullable Object value) {
        return Optional.ofNullable(value).map(Object::toString);
    }
}
