package io.github.cimaven.config.keyword;

import io.github.cimaven.config.model.Options;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the keywords of one job or bridge.
 *
 * @param site of the job, or below it once the job itself has a problem
 * @param defaults values of keywords that the job takes where it names none
 * @param once reads what many jobs have from one place
 */
record JobReader(YamlMap map, Site site, Map<String, YamlNode> defaults, ReadOnce once) {

    /** For what GitLab only looks at when the job itself has no problem. */
    JobReader children() {
        return new JobReader(map, site.clean() ? site : site.below(), defaults, once);
    }

    <T> Optional<T> own(Keyword<T> keyword) {
        Optional<YamlNode> value = map.specified(keyword.name());
        return value.isPresent() ? Optional.of(keyword.read(value.get(), site.via(value.get()))) : Optional.empty();
    }

    /** What many jobs may have from one template. */
    <T> Optional<T> shared(Keyword<T> keyword) {
        Optional<YamlNode> value = map.specified(keyword.name());
        return value.isPresent()
                ? Optional.of(once.read(keyword, value.get(), site.via(value.get())))
                : Optional.empty();
    }

    <T> Optional<T> inherited(Keyword<T> keyword) {
        Optional<T> own = shared(keyword);
        if (own.isPresent()) {
            return own;
        }
        YamlNode value = defaults.get(keyword.name());
        return value == null ? Optional.empty() : Optional.of(once.readDefault(keyword, value, site));
    }

    /** What GitLab holds of each keyword, those that the job takes from {@code default} included. */
    Options options() {
        return new Options(new OfKeywords(map, defaults));
    }

    private record OfKeywords(YamlMap map, Map<String, YamlNode> defaults) implements Options.Source {
        @Override
        public @Nullable Object value(String name) {
            String keyword = JobKeywords.OPTIONS.get(name);
            return keyword == null ? null : held(keyword);
        }

        private @Nullable Object held(String keyword) {
            YamlNode value = map.specified(keyword).orElse(defaults.get(keyword));
            return value == null ? null : JobKeywords.of(keyword).option(value);
        }

        @Override
        public Map<String, Object> values() {
            Map<String, Object> options = new LinkedHashMap<>();
            JobKeywords.OPTIONS.forEach((option, keyword) -> {
                Object held = held(keyword);
                if (held != null) {
                    options.put(option, held);
                }
            });
            return options;
        }
    }
}
