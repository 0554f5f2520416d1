package io.github.cimaven.config.keyword;

import io.github.cimaven.config.yaml.PlainData;
import io.github.cimaven.config.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/**
 * One keyword: reads its value, reports what is wrong with it, and gives something harmless back in that case, so that reading
 * goes on and finds all problems.
 */
interface Keyword<T> {
    String name();

    /** @param value not null in the sense of YAML: a key with null counts as absent before it gets here */
    T read(YamlNode value, Site site);

    /**
     * The value as GitLab holds it among the options of a job. What it gives for a value with problems is of no use.
     *
     * @return null where GitLab sets no option
     */
    default @Nullable Object option(YamlNode value) {
        return PlainData.of(value);
    }
}
