package io.github.cimaven.config.input;

import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.source.Trail;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlMap.Entry;
import io.github.cimaven.config.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code $[[ component.… ]]} knows of the component that a file belongs to.
 *
 * @param name the last part of the path
 * @param sha of the commit, 40 digits
 * @param version absent where the component was asked for by a branch or a commit
 * @param reference what follows the {@code @} in the include
 * @see <a href="https://docs.gitlab.com/ci/components/#use-component-context-in-components">Component context</a>
 */
public record ComponentFacts(
        Optional<String> name, Optional<String> sha, Optional<String> version, Optional<String> reference) {
    /** A file that is no component. */
    public static final ComponentFacts NONE =
            new ComponentFacts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    static final List<String> NAMES = List.of("name", "sha", "version", "reference");

    /** Those that the header asks for; a component has all four, if only with nothing in them. */
    YamlMap only(List<String> names, Span place) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        if (!equals(NONE)) {
            NAMES.stream().filter(names::contains).forEach(name -> {
                YamlScalar value = new YamlScalar(fact(name).orElse(null), place, Trail.NONE);
                entries.put(name, new Entry(YamlScalar.text(name, place), value));
            });
        }
        return YamlMap.of(entries, place);
    }

    private Optional<String> fact(String word) {
        return switch (word) {
            case "name" -> name;
            case "sha" -> sha;
            case "version" -> version;
            default -> reference;
        };
    }
}
