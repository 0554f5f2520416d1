package io.github.cimaven.config.yaml;

import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.source.Trail;
import io.github.cimaven.config.yaml.YamlMap.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * SnakeYAML's node graph to ours. A node that several aliases name is converted once and shared, and sizes are added up without
 * unfolding it, so that a few lines cannot stand for billions of nodes.
 */
final class NodeConverter {
    private static final long MOST_NODES = 500_000;
    private static final int DEEPEST = 100;
    private static final String REFERENCE_TAG = "!reference";
    /** Half of a character that UTF-16 writes in two; libyaml, which GitLab reads with, takes neither half. */
    private static final Pattern SURROGATE =
            Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*+(\\\\u[dD][89a-fA-F][0-9a-fA-F]{2})");

    private final Positions positions;
    private final LibyamlText text;
    private final boolean anyEscape;
    private final IdentityHashMap<Node, Sized> converted = new IdentityHashMap<>();
    private final Map<String, Node> anchors = new LinkedHashMap<>();
    private final List<Problem> warnings = new ArrayList<>();
    /** How many maps and lists are around the value that is being converted, its own included. */
    private int depth;

    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

    /** @param size how many nodes it stands for when every alias is unfolded */
    private record Sized(YamlNode node, long size, int depth) {}

    /** Adds up the children of one node. */
    private static final class Sum {
        private long size = 1;
        private int depth;

        YamlNode add(Sized child) {
            size += child.size();
            depth = Math.max(depth, child.depth());
            return child.node();
        }
    }

    NodeConverter(Positions positions, LibyamlText text) {
        this.positions = positions;
        this.text = text;
        this.anyEscape = text.text().contains("\\u");
    }

    YamlNode convert(Node root) {
        return sized(root).node();
    }

    /** What GitLab accepts, but hardly anybody means. */
    List<Problem> warnings() {
        return List.copyOf(warnings);
    }

    private void noteAnchor(Node node) {
        if (node.getAnchor() != null && anchors.putIfAbsent(node.getAnchor(), node) != null) {
            warnings.add(Problem.warning(
                            "duplicate-anchor",
                            "the anchor '&" + node.getAnchor() + "' is defined twice",
                            positions.span(node))
                    .withHint("an alias means the definition before it; the first one is at "
                            + positions.span(anchors.get(node.getAnchor()))));
        }
    }

    private Sized sized(Node node) {
        if (node.getAnchor() == null) { // No alias leads to it.
            return node instanceof ScalarNode scalar ? new Sized(scalar(scalar), 1, 0) : converted(node);
        }
        Sized known = converted.get(node);
        if (known == null) {
            known = named(node);
            converted.put(node, known);
        } else {
            checkDepth(node, known.depth());
        }
        return known;
    }

    private Sized named(Node node) {
        if (!open.add(node)) {
            throw tooBig(node, "an alias contains itself");
        }
        noteAnchor(node);
        Sized result = converted(node);
        open.remove(node);
        return result;
    }

    private Sized converted(Node node) {
        checkClass(node, "");
        boolean nests = nests(node);
        depth += nests ? 1 : 0;
        checkDepth(node, 0);
        Sum sum = new Sum();
        YamlNode result = convert(node, sum);
        depth -= nests ? 1 : 0;
        if (sum.size > MOST_NODES) {
            throw tooBig(node, "unfolded, its aliases stand for more than 500,000 values");
        }
        return new Sized(result, sum.size, nests ? sum.depth + 1 : 0);
    }

    /** Maps and lists nest; single values do not, and a reference is one until it is resolved. */
    private static boolean nests(Node node) {
        return !(node instanceof ScalarNode) && !node.getTag().getValue().equals(REFERENCE_TAG);
    }

    /** @param below how deep it goes on */
    private void checkDepth(Node node, int below) {
        if (depth + below > DEEPEST) {
            throw tooBig(node, "it is nested more than 100 levels deep");
        }
    }

    private YamlProblem tooBig(Node node, String why) {
        Span span = positions.span(node);
        return new YamlProblem(Problem.error(
                        "yaml-too-big",
                        "The parsed YAML is too big",
                        span.source().span(span.start(), span.start() + 1))
                .withHint(why));
    }

    private YamlNode convert(Node node, Sum sum) {
        if (node instanceof ScalarNode scalar) {
            return scalar(scalar);
        }
        if (node instanceof SequenceNode sequence) {
            return sequence(sequence, sum);
        }
        return map((MappingNode) node, sum);
    }

    private YamlScalar scalar(ScalarNode node) {
        Span span = positions.span(node);
        checkCharacters(node, span);
        checkClass(node, node.getValue());
        if (node.getTag().getValue().equals(REFERENCE_TAG)) {
            throw invalidReference(span, YamlScalar.text(shown(node), span));
        }
        Object value = value(node, span);
        if (value instanceof ScalarTypes.Unloadable type) {
            throw new YamlProblem(
                    Problem.error("yaml-date", "Tried to load unspecified class: " + type.rubyClass(), span)
                            .withHint("quote it to make it a text: \"" + node.getValue() + "\""));
        }
        return new YamlScalar(value, span, Trail.NONE);
    }

    /** An escape can stand for what no file, environment or database of GitLab's takes. */
    private void checkCharacters(ScalarNode node, Span span) {
        if (node.getValue().indexOf('\0') >= 0) {
            throw new YamlProblem(
                    Problem.error("yaml-character", "Invalid YAML syntax: the character U+0000 is not allowed", span)
                            .withHint("neither GitLab nor a shell can take it"));
        }
        if (anyEscape && node.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED) {
            Matcher half = SURROGATE.matcher(span.source().text()).region(span.start(), span.end());
            if (half.find()) {
                Span escape = span.source().span(half.start(1), half.end(1));
                throw new YamlProblem(Problem.error(
                                "yaml-character", "Invalid YAML syntax: " + half.group(1) + " is no character", escape)
                        .withHint("write the character itself, or its whole number: \\U0001F600"));
            }
        }
    }

    private @Nullable Object value(ScalarNode node, Span span) {
        String shown = shown(node);
        Optional<String> tag = TaggedScalar.tag(span.source().text(), span.start(), span.end());
        if (tag.isPresent()) {
            return TaggedScalar.value(tag.get(), shown);
        }
        return node.getScalarStyle() == ScalarStyle.PLAIN ? ScalarTypes.of(shown) : shown;
    }

    private String shown(ScalarNode node) {
        return text.shown(node.getValue(), node.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED);
    }

    private YamlNode sequence(SequenceNode node, Sum sum) {
        List<YamlNode> items = new ArrayList<>();
        for (Node item : node.getValue()) {
            items.add(sum.add(sized(item)));
        }
        Span span = positions.span(node);
        return node.getTag().getValue().equals(REFERENCE_TAG)
                ? reference(items, span)
                : new YamlList(items, span, Trail.NONE);
    }

    private static YamlNode reference(List<YamlNode> items, Span span) {
        List<String> path =
                items.stream().flatMap(item -> item.asString().stream()).toList();
        if (path.isEmpty() || path.size() < items.size()) {
            throw invalidReference(span, new YamlList(items, span, Trail.NONE));
        }
        return new YamlReference(path, span, Trail.NONE);
    }

    private static YamlProblem invalidReference(Span span, YamlNode given) {
        return new YamlProblem(
                Problem.error("reference-invalid", "!reference " + RubyText.of(given) + " is not valid", span)
                        .withHint("it takes a list of names: !reference [job, key]"));
    }

    private YamlMap map(MappingNode node, Sum sum) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            YamlScalar key = key(tuple.getKeyNode(), sum);
            YamlNode value = sum.add(sized(tuple.getValueNode()));
            if (!key.text().equals("<<") || !merge(entries, value)) {
                entries.put(key.text(), new Entry(key, value));
            }
        }
        YamlMap map = new YamlMap(entries, positions.span(node), Trail.NONE);
        if (node.getTag().getValue().equals(REFERENCE_TAG)) {
            throw invalidReference(map.span(), map);
        }
        return map;
    }

    /** All names of a configuration are symbols to GitLab. */
    private static YamlScalar name(YamlScalar key) {
        return key.value() instanceof RubySymbol symbol ? YamlScalar.text(symbol.name(), key.span()) : key;
    }

    private YamlScalar key(Node node, Sum sum) {
        return node instanceof ScalarNode scalar
                ? name(scalar(scalar))
                : new YamlScalar(new CompoundKey(sum.add(sized(node))), positions.span(node), Trail.NONE);
    }

    private void checkClass(Node node, String value) {
        Optional<String> name = RubyTags.unloadable(node.getTag().getValue(), value);
        if (name.isPresent()) {
            throw new YamlProblem(
                    Problem.error("yaml-class", "Tried to load unspecified class: " + name.get(), positions.span(node))
                            .withHint("GitLab loads plain values only; remove the tag"));
        }
    }

    /** Merges at its place: over what stands before it, under what follows. Says whether the value could be merged. */
    private static boolean merge(Map<String, Entry> entries, YamlNode value) {
        if (value instanceof YamlMap map) {
            entries.putAll(map.entries());
            return true;
        }
        if (value instanceof YamlList list && list.items().stream().allMatch(YamlMap.class::isInstance)) {
            for (int i = list.items().size() - 1; i >= 0; i--) {
                entries.putAll(((YamlMap) list.items().get(i)).entries());
            }
            return true;
        }
        return false;
    }
}
