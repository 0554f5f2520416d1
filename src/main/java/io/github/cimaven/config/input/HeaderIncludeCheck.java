package io.github.cimaven.config.input;

import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Checks the form of {@code spec:include}, before anything is fetched.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#specinclude">spec:include</a>
 */
final class HeaderIncludeCheck {
    private static final List<String> KEYS = List.of("local", "file", "remote", "project", "ref", "integrity", "cache");
    private static final String DIGEST = "sha256-";
    private static final Pattern BASE64 =
            Pattern.compile("(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?");

    private HeaderIncludeCheck() {}

    static void check(YamlNode node, HeaderPlace place) {
        if (node instanceof YamlList list) {
            list.items().forEach(item -> item(item, place.below("include")));
        } else if (node.asString().isEmpty()) {
            place.config(node.span(), "should be an array or a string");
        }
    }

    private static void item(YamlNode item, HeaderPlace place) {
        if (!(item instanceof YamlMap map)) {
            if (item.asString().isEmpty() && !item.isNull()) {
                place.config(item.span(), "should be a hash or a string");
            }
            return;
        }
        if (map.specified("project").isPresent()
                && map.specified("file").filter(value -> !isBlank(value)).isEmpty()) {
            place.config(map.keySpan("project"), "must specify the file where to fetch the config from");
        }
        map.specified("integrity").ifPresent(integrity -> integrity(map, integrity, place));
        place.knownKeys(map, KEYS);
    }

    private static boolean isBlank(YamlNode node) {
        return node.asString().filter(String::isBlank).isPresent()
                || node.asList().filter(list -> list.items().isEmpty()).isPresent();
    }

    private static void integrity(YamlMap map, YamlNode integrity, HeaderPlace place) {
        if (map.specified("remote").filter(value -> !isBlank(value)).isEmpty()) {
            place.config(map.keySpan("integrity"), "integrity can only be specified for remote includes");
        }
        Optional<String> text = integrity.asString().filter(given -> given.startsWith(DIGEST));
        if (text.isEmpty()) {
            place.config(integrity.span(), "integrity hash must start with 'sha256-'");
        } else if (!BASE64.matcher(text.get().substring(DIGEST.length())).matches()) {
            place.config(integrity.span(), "integrity hash must be base64 encoded");
        }
    }
}
