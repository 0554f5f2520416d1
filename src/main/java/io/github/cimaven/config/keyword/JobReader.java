package io.github.cimaven.config.keyword;

import io.github.cimaven.config.model.Options;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the keywords of one job or bridge.
 *
 * @param site of the job, or below it once the job itself has a problem
 * @param defaults values of keywords that the job takes where it names none
 */
record JobReader(YamlMap map, Site site, Map<String, YamlNode> defaults) {

    /** For what GitLab only looks at when the job itself has no problem. */
    JobReader children() {
        return new JobReader(map, site.clean() ? site : site.below(), defaults);
    }

    <T> Optional<T> own(Keyword<T> keyword) {
        Optional<YamlNode> value = map.specified(keyword.name());
        return value.isEmpty() ? Optional.empty() : Optional.of(keyword.read(value.get(), site.via(value.get())));
    }

    <T> Optional<T> inherited(Keyword<T> keyword) {
        return own(keyword).or(() -> Optional.ofNullable(defaults.get(keyword.name()))
                .map(value -> keyword.read(value, site.muted())));
    }

    /** What GitLab holds of each keyword, those that the job takes from {@code default} included. */
    Options options() {
        Map<String, Object> options = new LinkedHashMap<>();
        JobKeywords.OPTIONS.forEach((option, keyword) -> {
            YamlNode value = map.specified(keyword.name()).orElse(defaults.get(keyword.name()));
            Object held = value == null ? null : keyword.option(value);
            if (held != null) {
                options.put(option, held);
            }
        });
        return new Options(options);
    }
}
