package io.github.cimaven.config.keyword;

import io.github.cimaven.config.yaml.PlainData;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code cache}: files kept from pipeline to pipeline; one map, or a list of up to four.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#cache">cache</a>
 */
final class CacheKeyword implements CheckedKeyword {
    private static final int MOST = 4;
    private static final int MOST_FALLBACK_KEYS = 5;
    private static final KeywordTable KEYS = KeywordTable.named("cache:")
            .actsUpon("key", "untracked", "paths", "when", "policy", "unprotect", "fallback_keys");
    /** Looked for anywhere in the text, as GitLab does, to which a dollar sign alone is a variable. */
    private static final Pattern POLICY = Pattern.compile("pull-push|push|pull|\\$");

    private static final CacheKeyKeyword KEY = new CacheKeyKeyword();

    @Override
    public String name() {
        return "cache";
    }

    @Override
    public void check(YamlNode value, Site site) {
        Site here = site.at("caches", value);
        if (!(value instanceof YamlList) && value.asMap().isEmpty()) {
            here.config(value, "can only be a hash or an array");
        }
        if (value instanceof YamlList list && list.items().size() > MOST) {
            here.config(list.items().get(MOST), "no more than " + MOST + " caches can be created");
        }
        if (here.clean()) {
            Values.givenItems(value).forEach(item -> cache(item, site.at("cache", item)));
        }
    }

    private static List<YamlNode> items(YamlNode value) {
        return value instanceof YamlList list ? Values.flattened(list) : List.of(value);
    }

    private static void cache(YamlNode value, Site here) {
        Attributes attributes = new Attributes(value, here);
        attributes.map();
        attributes.keys(KEYS);
        if (attributes.present("policy")) {
            attributes.text("policy");
            attributes.check(
                    "policy",
                    policy -> POLICY.matcher(Shape.text(policy)).find(),
                    "should be a variable or one of: pull-push, push, pull");
        }
        attributes.word("when", ArtifactsKeyword.WHEN, "should be one of: " + String.join(", ", ArtifactsKeyword.WHEN));
        attributes.atMost(
                MOST_FALLBACK_KEYS, "fallback_keys", "has to many entries (maximum " + MOST_FALLBACK_KEYS + ")");
        if (here.clean()) {
            below(attributes, here);
        }
    }

    private static void below(Attributes attributes, Site site) {
        attributes.get("key").ifPresent(key -> KEY.check(key, site));
        for (String flag : List.of("unprotect", "untracked")) {
            attributes.get(flag).ifPresent(given -> new FlagKeyword(flag).check(given, site));
        }
        for (String list : List.of("paths", "fallback_keys")) {
            attributes.get(list).ifPresent(given -> texts(given, site.at(list, given)));
        }
    }

    private static void texts(YamlNode value, Site here) {
        if (Values.strings(value).isEmpty()) {
            here.attribute(value, "config", "should be an array of strings", Shape.listHint(value));
        }
    }

    /** A list, defaults filled in. */
    @Override
    public List<@Nullable Object> option(YamlNode value) {
        List<@Nullable Object> caches = new ArrayList<>();
        items(value).forEach(item -> caches.add(item.isNull() ? null : cache(item)));
        return caches;
    }

    private static Map<String, @Nullable Object> cache(YamlNode value) {
        Attributes attributes = new Attributes(value, Site.root(problem -> {}, name -> {}));
        Map<String, @Nullable Object> cache = new LinkedHashMap<>();
        for (String name : List.of("untracked", "paths")) {
            attributes.get(name).ifPresent(given -> cache.put(name, PlainData.of(given)));
        }
        cache.put("key", attributes.get("key").map(KEY::option).orElse("default"));
        cache.put("unprotect", attributes.get("unprotect").flatMap(Values::bool).orElse(false));
        cache.put(
                "policy",
                attributes
                        .get("policy")
                        .filter(policy -> !policy.isFalsy())
                        .<@Nullable Object>map(PlainData::of)
                        .orElse("pull-push"));
        cache.put("when", attributes.string("when").orElse("on_success"));
        cache.put(
                "fallback_keys",
                attributes.get("fallback_keys").flatMap(Values::strings).orElse(List.of()));
        return cache;
    }
}
