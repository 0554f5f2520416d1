package io.github.cimaven.config.input;

import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.yaml.RubyText;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlMap.Entry;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlScalar;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Fills in the blocks in the keys and values of a tree. What no block is in stays the same node; what stands for a block has the
 * block's place.
 *
 * @see <a href="https://docs.gitlab.com/ci/inputs/">CI/CD inputs</a>
 */
final class Template {
    private static final int MOST_BLOCKS = 10_000;
    private static final long MOST_NODES = 500_000;
    private static final int LARGEST_TEXT = 1024 * 1024;
    /** Values can name blocks that are filled in after them, and so grow without end. */
    private static final int LARGEST_RESULT = 16 * LARGEST_TEXT;

    private final Blocks blocks;
    private final PlacedValues placed;
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final IdentityHashMap<YamlNode, YamlNode> done = new IdentityHashMap<>();

    Template(Blocks blocks, PlacedValues placed) {
        this.blocks = blocks;
        this.placed = placed;
    }

    /** In the order of the file; GitLab stops at the first. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    YamlMap filled(YamlMap root) {
        if (new NodeCount().of(root) > MOST_NODES) {
            report("config too large", root.span(), root);
            return root;
        }
        return (YamlMap) node(root);
    }

    private YamlNode node(YamlNode node) {
        if (node instanceof YamlScalar scalar) {
            return scalar(scalar);
        }
        YamlNode known = done.get(node);
        if (known != null) {
            return known;
        }
        YamlNode result = node instanceof YamlMap map ? map(map) : node instanceof YamlList list ? list(list) : node;
        done.put(node, result);
        return result;
    }

    private YamlNode map(YamlMap map) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        boolean changed = false;
        for (Entry entry : map.entries().values()) {
            YamlScalar key = key(entry.key());
            YamlNode value = node(entry.value());
            changed |= isOther(entry.key(), key) || isOther(entry.value(), value);
            entries.put(key.text(), new Entry(key, value));
        }
        return changed ? map.withEntries(entries) : map;
    }

    /** What no block is in is the same object, so that most of the tree is not copied and not compared. */
    private static boolean isOther(YamlNode before, YamlNode after) {
        return before != after;
    }

    private YamlScalar key(YamlScalar key) {
        YamlNode filled = scalar(key);
        return filled instanceof YamlScalar scalar
                ? scalar
                : new YamlScalar(RubyText.plain(filled), key.span(), filled.trail());
    }

    /** A list that stands for one item of a list becomes a part of it. */
    private YamlNode list(YamlList list) {
        List<YamlNode> items = new ArrayList<>();
        boolean changed = false;
        for (YamlNode item : list.items()) {
            YamlNode filled = node(item);
            changed |= isOther(item, filled);
            if (item instanceof YamlScalar && filled instanceof YamlList inserted) {
                items.addAll(inserted.items());
            } else {
                items.add(filled);
            }
        }
        return changed ? new YamlList(items, list.span(), list.trail()) : list;
    }

    private YamlNode scalar(YamlScalar scalar) {
        Optional<String> text = scalar.asString();
        if (text.isEmpty()) {
            return scalar;
        }
        if (isTooLarge(text.get())) {
            report("config node too large", scalar.span(), scalar);
            return scalar;
        }
        if (!text.get().contains(BlockFinder.OPENING)) {
            return scalar;
        }
        List<BlockFinder.Found> found = BlockFinder.in(text.get());
        return found.isEmpty() ? scalar : filled(scalar, text.get(), found);
    }

    private static boolean isTooLarge(String text) {
        return text.length() > LARGEST_TEXT / 3 && text.getBytes(StandardCharsets.UTF_8).length > LARGEST_TEXT;
    }

    private YamlNode filled(YamlScalar scalar, String text, List<BlockFinder.Found> found) {
        List<Block> all = new ArrayList<>();
        for (BlockFinder.Found each : found) {
            Block block = blocks.of(each, scalar.span());
            if (blocks.size() > MOST_BLOCKS) {
                report("too many interpolation blocks", scalar.span(), scalar);
                return scalar;
            }
            if (block.value().isEmpty()) {
                wrong(block, scalar);
                return scalar;
            }
            all.add(block);
        }
        boolean whole = all.size() == 1 && all.get(0).text().length() == text.length();
        YamlNode first = all.get(0).value().orElseThrow();
        YamlNode result = whole ? first : new YamlScalar(joined(text, all, scalar), scalar.span(), first.trail());
        Optional<YamlNode> at = placed.at(scalar, result, first);
        if (at.isEmpty()) {
            report("config too large", scalar.span(), scalar);
        }
        return at.orElse(scalar);
    }

    private String joined(String text, List<Block> all, YamlScalar scalar) {
        String result = text;
        for (Block block : all) {
            result = RubySubstitution.replaceAll(
                    result, block.text(), RubyText.plain(block.value().orElseThrow()));
            if (result.length() > LARGEST_RESULT) {
                report("config node too large", scalar.span(), scalar);
                return text;
            }
        }
        return result;
    }

    private void wrong(Block block, YamlScalar scalar) {
        Span span = scalar.span();
        int within = span.source().text().substring(span.start(), span.end()).indexOf(block.text());
        boolean inside = within >= 0;
        int start = span.start() + within;
        String message = String.join(
                ", ", block.errors().subList(0, Math.min(3, block.errors().size())));
        report(message, inside ? span.source().span(start, start + block.text().length()) : span, scalar);
    }

    private void report(String message, Span span, YamlNode node) {
        Problem problem = Problem.error("interpolation", message, span).via(node.trail());
        problems.add(blocks.hint(message).map(problem::withHint).orElse(problem));
    }
}
