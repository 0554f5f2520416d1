package io.github.cimaven.config.keyword;

import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;

/**
 * {@code pages}: whether a job publishes a site, and how.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#pages">pages</a>
 */
final class PagesKeyword implements CheckedKeyword {
    private static final KeywordTable KEYS =
            KeywordTable.named("pages:").noEffect("path_prefix", "expire_in", "publish");

    @Override
    public String name() {
        return "pages";
    }

    @Override
    public void check(YamlNode value, Site site) {
        Site here = site.at("pages", value);
        if (!(value instanceof YamlMap) && Values.bool(value).isEmpty()) {
            here.config(value, "should be a hash or a boolean value");
        }
        Attributes attributes = new Attributes(value, here);
        attributes.keys(KEYS);
        attributes.text("path_prefix", "publish");
        attributes.check("expire_in", Expiry::validOrVariable, "should be a duration");
    }
}
