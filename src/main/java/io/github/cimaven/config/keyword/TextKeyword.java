package io.github.cimaven.config.keyword;

import io.github.cimaven.config.yaml.YamlNode;

/** A keyword that is a text and nothing more, whose problems are problems of the job itself, such as {@code resource_group}. */
record TextKeyword(String name) implements CheckedKeyword {
    @Override
    public void check(YamlNode value, Site site) {
        if (value.asString().isEmpty()) {
            site.attribute(value, name.replace('_', ' '), "should be a string");
        }
    }
}
