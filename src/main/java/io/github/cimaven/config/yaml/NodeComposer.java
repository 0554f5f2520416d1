package io.github.cimaven.config.yaml;

import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.source.Trail;
import io.github.cimaven.config.yaml.YamlMap.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;

/**
 * Puts the nodes of a document together from SnakeYAML's events. A node that several aliases name is made once and shared, and
 * sizes are added up without unfolding it, so that a few lines cannot stand for billions of nodes.
 */
final class NodeComposer {
    private static final long MOST_NODES = 500_000;
    private static final int DEEPEST = 100;
    /** References in each other count as one level for GitLab, but not for a stack. */
    private static final int MOST_OPEN = 1000;

    private static final String REFERENCE_TAG = "!reference";
    /** Half of a character that UTF-16 writes in two; libyaml, which GitLab reads with, takes neither half. */
    private static final Pattern SURROGATE =
            Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*+(\\\\u[dD][89a-fA-F][0-9a-fA-F]{2})");

    private final Positions positions;
    private final LibyamlText text;
    private final boolean anyEscape;
    private final Parser events;
    private final Map<String, Anchor> anchors = new HashMap<>();
    private final List<Problem> warnings = new ArrayList<>();
    /** How many maps and lists are around the value that is being read, its own included. */
    private int depth;
    /** How many there are with those that do not count. */
    private int opened;

    /** @param size how many nodes it stands for when every alias is unfolded */
    private record Sized(YamlNode node, long size, int depth) {}

    /** What an alias stands for. */
    private static final class Anchor {
        private final NodeEvent start;
        /** Where the name was defined first. */
        private final Span first;
        /** Null as long as its end was not read. */
        private @Nullable Sized whole;

        Anchor(NodeEvent start, Span first) {
            this.start = start;
            this.first = first;
        }
    }

    /** An alias without an anchor before it, told as SnakeYAML tells what is wrong. */
    private static final class UnknownAlias extends MarkedYAMLException {
        private static final long serialVersionUID = 1;

        UnknownAlias(AliasEvent alias) {
            super(null, null, "found undefined alias " + alias.getAnchor(), alias.getStartMark());
        }
    }

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

    NodeComposer(Parser events, Positions positions, LibyamlText text) {
        this.events = events;
        this.positions = positions;
        this.text = text;
        this.anyEscape = text.text().contains("\\u");
    }

    /**
     * The node that begins with the next event. What follows it in the document is read first, as GitLab does: a fault of the
     * syntax comes before all others.
     */
    YamlNode compose() {
        try {
            return sized().node();
        } catch (YamlProblem | UnknownAlias found) {
            readOn();
            throw found;
        }
    }

    /** To the end of the document, unless that goes so deep that the parser would need more and more time for it. */
    private void readOn() {
        int open = opened;
        while (open < MOST_OPEN && !events.checkEvent(Event.ID.DocumentEnd) && !events.checkEvent(Event.ID.StreamEnd)) {
            Event event = events.getEvent();
            open += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
        }
    }

    /** What GitLab accepts, but hardly anybody means. */
    List<Problem> warnings() {
        return List.copyOf(warnings);
    }

    private Sized sized() {
        Event event = events.getEvent();
        if (event instanceof AliasEvent alias) {
            return aliased(alias);
        }
        NodeEvent start = (NodeEvent) event;
        if (start.getAnchor() == null) {
            return composed(start);
        }
        Anchor anchor = anchor(start);
        Sized whole = composed(start);
        anchor.whole = whole;
        return whole;
    }

    private Sized aliased(AliasEvent alias) {
        Anchor anchor = anchors.get(alias.getAnchor());
        if (anchor == null) {
            throw new UnknownAlias(alias);
        }
        if (anchor.whole == null) {
            throw tooBig(anchor.start, "an alias contains itself");
        }
        checkDepth(anchor.start, anchor.whole.depth());
        return anchor.whole;
    }

    private Anchor anchor(NodeEvent start) {
        Span place = named(positions.span(start.getStartMark(), start.getEndMark()), "&" + start.getAnchor());
        Anchor before = anchors.get(start.getAnchor());
        if (before != null) {
            warnings.add(Problem.warning(
                            "duplicate-anchor", "the anchor '&" + start.getAnchor() + "' is defined twice", place)
                    .withHint("an alias means the definition before it; the first one is at " + before.first));
        }
        Anchor anchor = new Anchor(start, before == null ? place : before.first);
        anchors.put(start.getAnchor(), anchor);
        return anchor;
    }

    /** The place of an anchor's name, which a tag may stand before. */
    private static Span named(Span node, String anchor) {
        int at = node.source().text().indexOf(anchor, node.start());
        return at < 0 ? node : node.source().span(at, at + anchor.length());
    }

    private Sized composed(NodeEvent start) {
        if (start instanceof ScalarEvent scalar) {
            return new Sized(scalar(scalar), 1, 0);
        }
        String tag = tag(((CollectionStartEvent) start).getTag());
        checkClass(start, tag, "");
        boolean nests = nests(tag);
        depth += nests ? 1 : 0;
        opened++;
        checkDepth(start, 0);
        Sum sum = new Sum();
        YamlNode result = start instanceof SequenceStartEvent ? sequence(start, tag, sum) : map(start, tag, sum);
        depth -= nests ? 1 : 0;
        opened--;
        if (sum.size > MOST_NODES) {
            throw tooBig(start, "unfolded, its aliases stand for more than 500,000 values");
        }
        return new Sized(result, sum.size, nests ? sum.depth + 1 : 0);
    }

    /** The tag as it is written, if it says anything. */
    private static String tag(@Nullable String written) {
        return written == null || written.equals("!") ? "" : written;
    }

    /** Maps and lists nest; a reference is a single value until it is resolved. */
    private static boolean nests(String tag) {
        return !tag.equals(REFERENCE_TAG);
    }

    /** @param below how deep it goes on */
    private void checkDepth(NodeEvent node, int below) {
        if (depth + below > DEEPEST || opened > MOST_OPEN) {
            throw tooBig(node, "it is nested more than 100 levels deep");
        }
    }

    private YamlProblem tooBig(NodeEvent node, String why) {
        Span span = positions.span(node.getStartMark(), node.getEndMark());
        return new YamlProblem(Problem.error(
                        "yaml-too-big",
                        "The parsed YAML is too big",
                        span.source().span(span.start(), span.start() + 1))
                .withHint(why));
    }

    private YamlScalar scalar(ScalarEvent node) {
        Span span = positions.span(node.getStartMark(), node.getEndMark());
        checkCharacters(node, span);
        String tag = tag(node.getTag());
        checkClass(node, tag, node.getValue());
        if (tag.equals(REFERENCE_TAG)) {
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
    private void checkCharacters(ScalarEvent node, Span span) {
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

    private @Nullable Object value(ScalarEvent node, Span span) {
        String shown = shown(node);
        Optional<String> tag = TaggedScalar.tag(span.source().text(), span.start(), span.end());
        if (tag.isPresent()) {
            return TaggedScalar.value(tag.get(), shown);
        }
        return node.getScalarStyle() == ScalarStyle.PLAIN ? ScalarTypes.of(shown) : shown;
    }

    private String shown(ScalarEvent node) {
        return text.shown(node.getValue(), node.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED);
    }

    private YamlNode sequence(NodeEvent start, String tag, Sum sum) {
        List<YamlNode> items = new ArrayList<>();
        while (!events.checkEvent(Event.ID.SequenceEnd)) {
            items.add(sum.add(sized()));
        }
        Span span = positions.span(start.getStartMark(), events.getEvent().getEndMark());
        return tag.equals(REFERENCE_TAG) ? reference(items, span) : new YamlList(items, span, Trail.NONE);
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

    private YamlMap map(NodeEvent start, String tag, Sum sum) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        Set<String> merged = new HashSet<>();
        while (!events.checkEvent(Event.ID.MappingEnd)) {
            YamlScalar key = key(sum);
            YamlNode value = sum.add(sized());
            String name = key.text();
            if (name.equals("<<") && merge(entries, value, merged)) {
                continue;
            }
            Entry before = entries.put(name, new Entry(key, value));
            if (before != null && !merged.remove(name)) {
                noteDuplicate(before.key(), key);
            }
        }
        Span span = positions.span(start.getStartMark(), events.getEvent().getEndMark());
        YamlMap map = YamlMap.handedOver(entries, span, Trail.NONE);
        if (tag.equals(REFERENCE_TAG)) {
            throw invalidReference(map.span(), map);
        }
        return map;
    }

    /** What came by a merge key may be written again; that is what merge keys are for. */
    private void noteDuplicate(YamlScalar before, YamlScalar key) {
        warnings.add(Problem.warning("duplicate-key", "'" + key.text() + "' stands here a second time", key.span())
                .alsoAt(List.of(before.span()))
                .withHint("the last one counts; that of line " + before.span().line() + " has no effect"));
    }

    /** All names of a configuration are symbols to GitLab. */
    private static YamlScalar name(YamlScalar key) {
        return key.value() instanceof RubySymbol symbol ? YamlScalar.text(symbol.name(), key.span()) : key;
    }

    private YamlScalar key(Sum sum) {
        Sized key = sized();
        return key.node() instanceof YamlScalar scalar
                ? name(scalar)
                : new YamlScalar(new CompoundKey(sum.add(key)), key.node().span(), Trail.NONE);
    }

    private void checkClass(NodeEvent node, String tag, String value) {
        Optional<String> name = RubyTags.unloadable(tag, value);
        if (name.isPresent()) {
            throw new YamlProblem(Problem.error(
                            "yaml-class",
                            "Tried to load unspecified class: " + name.get(),
                            positions.span(node.getStartMark(), node.getEndMark()))
                    .withHint("GitLab loads plain values only; remove the tag"));
        }
    }

    /** Merges at its place: over what stands before it, under what follows. Says whether the value could be merged. */
    private static boolean merge(Map<String, Entry> entries, YamlNode value, Set<String> merged) {
        if (value instanceof YamlMap map) {
            entries.putAll(map.entries());
            merged.addAll(map.names());
            return true;
        }
        if (value instanceof YamlList list && list.items().stream().allMatch(YamlMap.class::isInstance)) {
            for (int i = list.items().size() - 1; i >= 0; i--) {
                merge(entries, list.items().get(i), merged);
            }
            return true;
        }
        return false;
    }
}
