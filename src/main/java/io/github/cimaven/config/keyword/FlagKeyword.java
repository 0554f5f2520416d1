package io.github.cimaven.config.keyword;

import io.github.cimaven.config.yaml.YamlNode;

/**
 * A keyword that is either true or false, such as {@code interruptible}.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#interruptible">interruptible</a>
 */
record FlagKeyword(String name) implements CheckedKeyword {
    @Override
    public void check(YamlNode value, Site site) {
        if (Values.bool(value).isEmpty()) {
            site.at(name, value).config(value, "should be a boolean value");
        }
    }
}
