package io.github.cimaven.config.keyword;

import io.github.cimaven.config.yaml.YamlNode;

/**
 * {@code publish}: the folder that a Pages job publishes.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/deprecated_keywords/#publish-keyword-and-pages-job-name-for-gitlab-pages">publish</a>
 */
final class PublishKeyword implements CheckedKeyword {
    @Override
    public String name() {
        return "publish";
    }

    @Override
    public void check(YamlNode value, Site site) {
        if (value.asString().isEmpty()) {
            site.at("publish", value).config(value, "should be a string");
        }
    }
}
