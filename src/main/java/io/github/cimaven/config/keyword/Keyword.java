package io.github.cimaven.config.keyword;

import io.github.cimaven.config.yaml.YamlNode;

/**
 * One keyword: reads its value, reports what is wrong with it, and gives something harmless back in that case, so that reading
 * goes on and finds all problems.
 */
interface Keyword<T> {
    String name();

    /** @param value not null in the sense of YAML: a key with null counts as absent before it gets here */
    T read(YamlNode value, Site site);
}
