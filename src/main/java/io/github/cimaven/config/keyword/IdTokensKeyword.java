package io.github.cimaven.config.keyword;

import io.github.cimaven.config.yaml.PlainData;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code id_tokens}: tokens by which a job shows others who it is.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#id_tokens">id_tokens</a>
 */
final class IdTokensKeyword implements CheckedKeyword {
    private static final KeywordTable KEYS = KeywordTable.named("id_tokens:").noEffect("aud");

    @Override
    public String name() {
        return "id_tokens";
    }

    @Override
    public void check(YamlNode value, Site site) {
        Site here = site.at("id_tokens", value);
        new Attributes(value, here).map();
        value.asMap().ifPresent(map -> map.entries()
                .forEach((name, entry) -> token(entry.value(), here.at(name, entry.value()))));
    }

    private static void token(YamlNode value, Site here) {
        Attributes attributes = new Attributes(value, here);
        if (value.asMap().filter(map -> map.has("aud")).isEmpty()) {
            here.config(value, "missing required keys: aud");
        }
        attributes.keys(KEYS);
        if (attributes.get("aud").flatMap(Values::stringOrStrings).isEmpty()) {
            attributes.report("aud", "should be an array of strings or a string");
        }
    }

    @Override
    public Map<String, @Nullable Object> option(YamlNode value) {
        Map<String, @Nullable Object> option = new LinkedHashMap<>();
        value.asMap().ifPresent(map -> map.entries().forEach((name, entry) -> option.put(name, token(entry.value()))));
        return option;
    }

    private static Map<String, @Nullable Object> token(YamlNode value) {
        Map<String, @Nullable Object> token = new LinkedHashMap<>();
        Optional<YamlMap> map = value.asMap();
        map.flatMap(given -> given.get("aud")).ifPresent(aud -> token.put("aud", PlainData.of(aud)));
        return token;
    }
}
