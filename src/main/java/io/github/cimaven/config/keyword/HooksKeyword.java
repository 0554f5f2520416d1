package io.github.cimaven.config.keyword;

import io.github.cimaven.config.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code hooks}: commands that the runner runs itself, before it fetches the sources.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#hooks">hooks</a>
 */
final class HooksKeyword implements CheckedKeyword {
    private static final ScriptKeyword BEFORE_SOURCES = new ScriptKeyword("pre_get_sources_script");
    private static final KeywordTable KEYS = KeywordTable.named("hooks:").noEffect(BEFORE_SOURCES.name());

    @Override
    public String name() {
        return "hooks";
    }

    @Override
    public void check(YamlNode value, Site site) {
        Site here = site.at("hooks", value);
        Attributes attributes = new Attributes(value, here);
        attributes.map();
        attributes.keys(KEYS);
        if (here.clean()) {
            attributes.get(BEFORE_SOURCES.name()).ifPresent(given -> BEFORE_SOURCES.read(given, here));
        }
    }

    @Override
    public Map<String, @Nullable Object> option(YamlNode value) {
        Map<String, @Nullable Object> option = new LinkedHashMap<>();
        value.asMap()
                .flatMap(map -> map.specified(BEFORE_SOURCES.name()))
                .ifPresent(given -> option.put(BEFORE_SOURCES.name(), BEFORE_SOURCES.option(given)));
        return option;
    }
}
