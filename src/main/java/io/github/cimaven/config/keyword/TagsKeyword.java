package io.github.cimaven.config.keyword;

import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlNode;

/**
 * {@code tags}: what a runner must have to take the job.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#tags">tags</a>
 */
final class TagsKeyword implements CheckedKeyword {
    private static final int LIMIT = 50;

    @Override
    public String name() {
        return "tags";
    }

    @Override
    public void check(YamlNode value, Site site) {
        Site here = site.at("tags", value);
        if (Values.strings(value).isEmpty()) {
            here.attribute(value, "config", "should be an array of strings", Shape.listHint(value));
        }
        if (value instanceof YamlList list && list.items().size() >= LIMIT) {
            here.config(list.items().get(LIMIT - 1), "must be less than the limit of " + LIMIT + " tags");
        }
    }
}
