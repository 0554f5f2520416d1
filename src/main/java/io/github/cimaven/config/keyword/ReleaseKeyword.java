package io.github.cimaven.config.keyword;

import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;

/**
 * {@code release}: a release of the project that the job makes when its script has succeeded.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#release">release</a>
 */
final class ReleaseKeyword implements CheckedKeyword {
    private static final KeywordTable KEYS = KeywordTable.named("release:")
            .noEffect("tag_name", "tag_message", "name", "description", "ref", "released_at", "milestones", "assets");
    private static final KeywordTable ASSETS =
            KeywordTable.named("release:assets:").noEffect("links");

    @Override
    public String name() {
        return "release";
    }

    @Override
    public void check(YamlNode value, Site site) {
        Site here = site.at("release", value);
        Attributes attributes = new Attributes(value, here);
        attributes.map();
        attributes.keys(KEYS);
        attributes.filledText("tag_name");
        attributes.filledText("description");
        if (attributes.present("tag_message")) {
            attributes.text("tag_message");
        }
        if (attributes.present("milestones")) {
            attributes.textOrTexts("milestones");
        }
        attributes.check(
                "released_at",
                given -> given.isFalsy()
                        || given.asString().filter(IsoDateTime::valid).isPresent(),
                "must be a valid datetime");
        attributes.check(
                "ref",
                given -> given.isFalsy()
                        || given.asString().filter(GitRefName::valid).isPresent(),
                "must be a valid ref");
        if (here.clean()) {
            attributes.get("assets").ifPresent(given -> assets(given, here.at("assets", given)));
        }
    }

    /** GitLab looks no further than that the links are maps. */
    private static void assets(YamlNode value, Site here) {
        Attributes attributes = new Attributes(value, here);
        attributes.map();
        attributes.keys(ASSETS);
        attributes.filled("links");
        boolean maps = attributes
                .get("links")
                .flatMap(YamlNode::asList)
                .map(YamlList::items)
                .filter(items -> items.stream().allMatch(YamlMap.class::isInstance))
                .isPresent();
        if (!maps) {
            attributes.report("links", "should be an array of hashes");
        }
    }
}
