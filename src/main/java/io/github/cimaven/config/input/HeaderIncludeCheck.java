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
record HeaderIncludeCheck(SpecIncludes files) {
    private static final List<String> KEYS = List.of("local", "file", "remote", "project", "ref", "integrity", "cache");
    private static final String DIGEST = "sha256-";
    private static final Pattern BASE64 =
            Pattern.compile("(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?");

    void check(YamlNode node, HeaderPlace place) {
        if (node instanceof YamlList || node.asString().isPresent()) {
            items(node).forEach(item -> item(item, place.below("include")));
        } else {
            place.config(node.span(), "should be an array or a string");
        }
    }

    /** The items of the list and of lists in it, or the one text; GitLab passes over nulls. */
    static List<YamlNode> items(YamlNode node) {
        if (node instanceof YamlList list) {
            return list.items().stream().flatMap(item -> items(item).stream()).toList();
        }
        return node.isNull() ? List.of() : List.of(node);
    }

    private void item(YamlNode item, HeaderPlace place) {
        if (!(item instanceof YamlMap map)) {
            if (item.asString().isEmpty()) {
                place.config(item.span(), "should be a hash or a string");
            }
            return;
        }
        boolean project = map.get("project").filter(value -> !value.isFalsy()).isPresent();
        if (project && !present(map, "file")) {
            place.config(map.keySpan("project"), "must specify the file where to fetch the config from");
        }
        map.get("integrity").filter(value -> !value.isFalsy()).ifPresent(value -> integrity(map, value, place));
        map.get("cache").filter(value -> !value.isBlank()).ifPresent(value -> cache(map, value, place));
        place.knownKeys(map, KEYS);
    }

    private static boolean present(YamlMap map, String name) {
        return map.get(name).filter(value -> !value.isBlank()).isPresent();
    }

    private void cache(YamlMap map, YamlNode cache, HeaderPlace place) {
        if (!present(map, "remote")) {
            place.config(map.keySpan("cache"), "cache can only be specified for remote includes");
        }
        boolean yes = cache.asScalar()
                .filter(scalar -> Boolean.TRUE.equals(scalar.value()))
                .isPresent();
        if (!yes && cache.asString().isEmpty()) {
            place.config(cache.span(), "cache must be a boolean or a duration string");
        }
        cache.asString().flatMap(files::cacheFault).ifPresent(fault -> place.config(cache.span(), fault));
    }

    private static void integrity(YamlMap map, YamlNode integrity, HeaderPlace place) {
        if (!present(map, "remote")) {
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
