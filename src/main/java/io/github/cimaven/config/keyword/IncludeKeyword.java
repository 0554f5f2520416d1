package io.github.cimaven.config.keyword;

import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.Base64;
import java.util.Optional;

/**
 * One item of {@code trigger:include}, a file that a child pipeline is made from; or of {@code include} where that has brought no
 * file at all: only then does GitLab look at its form.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#triggerinclude">trigger:include</a>
 */
final class IncludeKeyword implements Keyword<Optional<YamlNode>> {
    private static final KeywordTable KEYS = KeywordTable.named("include:")
            .noEffect(
                    "local",
                    "file",
                    "remote",
                    "project",
                    "ref",
                    "integrity",
                    "cache",
                    "template",
                    "artifact",
                    "inputs",
                    "job",
                    "rules",
                    "component");
    private static final String HASH = "sha256-";

    @Override
    public String name() {
        return "include";
    }

    @Override
    public Optional<YamlNode> read(YamlNode value, Site site) {
        Site here = site.at(name(), value);
        if (value instanceof YamlMap map) {
            KEYS.check(map, here);
            kinds(map, here);
            map.get("integrity").filter(given -> !given.isFalsy()).ifPresent(given -> integrity(map, given, here));
            map.get("cache").filter(given -> !Values.isBlank(given)).ifPresent(given -> cache(map, given, here));
            map.specified("rules").ifPresent(rules -> rules(rules, here));
        } else if (value.asString().isEmpty()) {
            here.config(value, "should be a hash or a string");
        }
        return Optional.of(value);
    }

    private static void rules(YamlNode rules, Site here) {
        if (!isListOfMaps(rules)) {
            here.attribute(rules, "rules", "should be an array of hashes");
        }
        if (here.clean()) {
            RulesKeyword.ofIncluded().read(rules, here);
        }
    }

    /** An empty text names a project or an artifact too. */
    private static void kinds(YamlMap map, Site here) {
        if (named(map, "project") && !given(map, "file")) {
            here.config(map, "must specify the file where to fetch the config from");
        }
        if (named(map, "artifact") && !given(map, "job")) {
            here.config(map, "must specify the job where to fetch the artifact from");
        }
    }

    private static boolean named(YamlMap map, String name) {
        return map.get(name).filter(value -> !value.isFalsy()).isPresent();
    }

    private static boolean given(YamlMap map, String name) {
        return map.get(name).filter(value -> !Values.isBlank(value)).isPresent();
    }

    private static void integrity(YamlMap map, YamlNode value, Site here) {
        if (!given(map, "remote")) {
            here.config(value, "integrity can only be specified for remote includes");
        }
        Optional<String> text = value.asString().filter(hash -> hash.startsWith(HASH));
        if (text.isEmpty()) {
            here.config(value, "integrity hash must start with 'sha256-'");
        } else if (!isBase64(text.get().substring(HASH.length()))) {
            here.config(value, "integrity hash must be base64 encoded");
        }
    }

    private static void cache(YamlMap map, YamlNode value, Site here) {
        if (!given(map, "remote")) {
            here.config(value, "cache can only be specified for remote includes");
        }
        if (Values.bool(value).isPresent()) {
            return;
        }
        Optional<String> text = value.asString();
        if (text.isEmpty()) {
            here.config(value, "cache must be a boolean or a duration string");
        }
        text.flatMap(IncludeAge::fault).ifPresent(fault -> here.config(value, fault));
    }

    private static boolean isBase64(String text) {
        try {
            Base64.getDecoder().decode(text);
            return text.length() % 4 == 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isListOfMaps(YamlNode value) {
        return value instanceof YamlList list && list.items().stream().allMatch(YamlMap.class::isInstance);
    }
}
