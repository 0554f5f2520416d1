package io.github.cimaven.config.keyword;

import io.github.cimaven.config.yaml.YamlNode;

/**
 * {@code dast_configuration}: the profiles of a scan.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#dast_configuration">dast_configuration</a>
 */
final class DastConfigurationKeyword implements CheckedKeyword {
    private static final KeywordTable KEYS =
            KeywordTable.named("dast_configuration:").noEffect("site_profile", "scanner_profile");

    @Override
    public String name() {
        return "dast_configuration";
    }

    @Override
    public void check(YamlNode value, Site site) {
        Site here = site.at("dast_configuration", value);
        Attributes attributes = new Attributes(value, here);
        attributes.map();
        attributes.keys(KEYS);
        attributes.text("site_profile", "scanner_profile");
    }
}
