package io.github.cimaven.config.yaml;

import java.util.stream.Collectors;

/** A list or a map as a key: no name of anything, and shown in places as GitLab shows it. */
record CompoundKey(YamlNode node) {
    /** The items of a list stand beside each other like the parts of a place. */
    @Override
    public String toString() {
        return shown(node);
    }

    private static String shown(YamlNode node) {
        if (node instanceof YamlList list) {
            return list.items().stream().map(CompoundKey::shown).collect(Collectors.joining(":"));
        }
        return node instanceof YamlScalar scalar ? scalar.text() : RubyText.of(node);
    }
}
