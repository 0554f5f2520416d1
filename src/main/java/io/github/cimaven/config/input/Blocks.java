package io.github.cimaven.config.input;

import io.github.cimaven.config.source.DidYouMean;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The blocks of one file, each worked out once. */
final class Blocks {
    private static final Pattern UNKNOWN =
            Pattern.compile("unknown interpolation provided: `([^`]*)` in `(inputs|component)\\.[^`.]*`.*");

    private final YamlMap context;
    private final Variables variables;
    private final Map<String, Block> known = new HashMap<>();

    /** @param context the values by name, below {@code inputs} and {@code component} */
    Blocks(YamlMap context, Variables variables) {
        this.context = context;
        this.variables = variables;
    }

    Block of(BlockFinder.Found found, Span place) {
        return known.computeIfAbsent(
                found.block(), text -> Block.evaluate(text, found.data(), place, context, variables));
    }

    int size() {
        return known.size();
    }

    Optional<String> hint(String message) {
        Matcher unknown = UNKNOWN.matcher(message);
        if (!unknown.matches()) {
            return Optional.empty();
        }
        Set<String> names = context.get(unknown.group(2))
                .flatMap(YamlNode::asMap)
                .map(YamlMap::names)
                .orElse(Set.of());
        return DidYouMean.nearest(unknown.group(1), names).map(near -> "did you mean '" + near + "'?");
    }
}
