package io.github.cimaven.config.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Represent;
import org.yaml.snakeyaml.representer.Representer;

/** Writes a tree as YAML that reads back as the same values. Stateless. */
public final class YamlWriter {
    private YamlWriter() {}

    public static String write(YamlNode node) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        options.setWidth(120);
        options.setSplitLines(false);
        // Equal empty lists of the JDK are one object; an alias for them would say what nobody wrote.
        options.setDereferenceAliases(true);
        return new Yaml(new TypedRepresenter(options), options).dump(plain(node));
    }

    private static @Nullable Object plain(YamlNode node) {
        if (node instanceof YamlScalar scalar) {
            return scalar.value();
        }
        if (node instanceof YamlList list) {
            return list.items().stream().map(YamlWriter::plainOrNull).toList();
        }
        if (node instanceof YamlMap map) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            map.entries().forEach((name, entry) -> values.put(name, plain(entry.value())));
            return values;
        }
        return new Reference(((YamlReference) node).path());
    }

    private static Object plainOrNull(YamlNode node) {
        Object value = plain(node);
        return value == null ? Null.VALUE : value;
    }

    /** A null inside a list, which the JDK's immutable lists do not hold. */
    private enum Null {
        VALUE
    }

    private record Reference(List<String> path) {}

    /** Quotes every text that would read back as something else. */
    private static final class TypedRepresenter extends Representer {
        TypedRepresenter(DumperOptions options) {
            super(options);
            Represent text = this::text;
            representers.put(String.class, text);
            representers.put(
                    RubySymbol.class,
                    data -> new ScalarNode(Tag.STR, ((RubySymbol) data).shown(), null, null, ScalarStyle.PLAIN));
            representers.put(Null.class, data -> representScalar(Tag.NULL, "null"));
            representers.put(
                    Reference.class,
                    data -> representSequence(new Tag("!reference"), ((Reference) data).path(), FlowStyle.FLOW));
        }

        private Node text(Object data) {
            String text = (String) data;
            if (text.chars().anyMatch(TypedRepresenter::needsEscape)) {
                return new ScalarNode(Tag.STR, text, null, null, ScalarStyle.DOUBLE_QUOTED);
            }
            if (text.indexOf('\n') >= 0 && text.lines().noneMatch(line -> line.endsWith(" "))) {
                return new ScalarNode(Tag.STR, text, null, null, ScalarStyle.LITERAL);
            }
            boolean readsAsItself = text.equals(ScalarTypes.of(text)) && !text.equals("<<");
            ScalarStyle style = readsAsItself ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED;
            return new ScalarNode(Tag.STR, text, null, null, style);
        }

        /** YAML 1.1 ends lines at more characters than one sees, and a mark of the byte order means something at the start. */
        private static boolean needsEscape(int unit) {
            return unit == '\u0085' || unit == '\u2028' || unit == '\u2029' || unit == '\uFEFF';
        }
    }
}
