package io.github.cimaven.config.keyword;

import io.github.cimaven.config.model.Exists;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code rules:exists}: one path or several, here or in another project.
 *
 * @param limited whether a plain list may not be long; the one of an include may
 * @see <a href="https://docs.gitlab.com/ci/yaml/#rulesexists">rules:exists</a>
 */
record ExistsKeyword(boolean limited) implements Keyword<Exists> {
    private static final KeywordTable KEYS = KeywordTable.named("rules:exists:").actsUpon("paths", "project", "ref");

    @Override
    public String name() {
        return "exists";
    }

    @Override
    public Exists read(YamlNode value, Site site) {
        Site here = site.at(name(), value);
        if (value instanceof YamlList list) {
            if (limited) {
                ChangesKeyword.checkPaths(list, "config", here);
            } else if (Values.strings(list).isEmpty()) {
                here.config(list, "should be an array of strings");
            }
        } else if (value instanceof YamlMap map && !Values.isBlank(map)) {
            return read(map, here);
        } else if (value.asString().isEmpty() && !Values.isBlank(value)) {
            here.report(value.span(), "", "should be a string, an array of strings, or a hash", Optional.empty());
        }
        return new Exists(Values.stringOrStrings(value).orElse(List.of()), Optional.empty(), Optional.empty());
    }

    private static Exists read(YamlMap map, Site site) {
        KEYS.check(map, site);
        if (!map.has("paths")) {
            site.config(map, "missing required keys: paths");
        }
        if (map.specified("ref").isPresent() && !map.has("project")) {
            site.report(map.keySpan("ref"), "config", "missing required keys: project", Optional.empty());
        }
        map.specified("paths").ifPresent(paths -> ChangesKeyword.checkPaths(paths, "paths", site));
        return new Exists(
                map.specified("paths").flatMap(Values::strings).orElse(List.of()),
                text(map, "project", site),
                text(map, "ref", site));
    }

    private static Optional<String> text(YamlMap map, String name, Site site) {
        Optional<YamlNode> value = map.specified(name);
        value.filter(given -> given.asString().isEmpty())
                .ifPresent(given -> site.attribute(given, name, "should be a string"));
        return value.flatMap(YamlNode::asString);
    }

    /** As GitLab holds it. Whatever is blank counts as a list of nothing, only {@code false} stays. */
    static Map<String, @Nullable Object> plain(Exists exists, YamlNode value) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        plain.put("paths", Values.bool(value).isPresent() ? List.of(false) : exists.paths());
        exists.project().ifPresent(project -> plain.put("project", project));
        exists.ref().ifPresent(ref -> plain.put("ref", ref));
        return plain;
    }
}
