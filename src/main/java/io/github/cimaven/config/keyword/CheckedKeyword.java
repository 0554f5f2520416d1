package io.github.cimaven.config.keyword;

import io.github.cimaven.config.yaml.YamlNode;

/** A keyword whose value is checked and carried among the options, and for which there is nothing to read yet. */
interface CheckedKeyword extends Keyword<YamlNode> {
    void check(YamlNode value, Site site);

    @Override
    default YamlNode read(YamlNode value, Site site) {
        check(value, site);
        return value;
    }
}
