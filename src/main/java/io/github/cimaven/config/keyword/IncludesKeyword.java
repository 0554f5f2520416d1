package io.github.cimaven.config.keyword;

import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlNode;

/** A list of includes, which {@link IncludeKeyword} reads one by one. */
final class IncludesKeyword {
    static final int ANY_NUMBER = Integer.MAX_VALUE;

    private IncludesKeyword() {}

    /** @param most items in the list */
    static void check(YamlNode value, Site here, int most) {
        if (!(value instanceof YamlList || value.asString().isPresent())) {
            here.config(value, "should be an array or a string");
        }
        if (value instanceof YamlList list && list.items().size() > most) {
            here.config(value, "is too long (maximum is " + most + ")");
        }
        if (here.clean()) {
            Values.givenItems(value).forEach(item -> new IncludeKeyword().read(item, here));
        }
    }
}
