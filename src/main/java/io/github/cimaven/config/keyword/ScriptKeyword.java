package io.github.cimaven.config.keyword;

import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * {@code script}, {@code before_script}, {@code after_script} and other lists of commands, flattened.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#script">script</a>
 */
record ScriptKeyword(String name) implements Keyword<List<String>> {
    @Override
    public List<String> read(YamlNode value, Site site) {
        Optional<List<String>> commands = Values.stringOrNestedStrings(value);
        if (commands.isEmpty()) {
            YamlNode culprit = culprit(value);
            site.at(name, value)
                    .attribute(
                            culprit,
                            "config",
                            "should be a string or a nested array of strings up to 10 levels deep",
                            hint(culprit));
        }
        return commands.orElse(List.of());
    }

    @Override
    public List<String> option(YamlNode value) {
        return Values.stringOrNestedStrings(value).orElse(List.of());
    }

    /** The item that spoils the list, so that the caret stands under it. */
    private static YamlNode culprit(YamlNode value) {
        if (value instanceof YamlList list) {
            for (YamlNode item : list.items()) {
                if (item instanceof YamlList
                        ? Values.nestedStrings(item).isEmpty()
                        : item.asWord().isEmpty()) {
                    return item instanceof YamlList ? culprit(item) : item;
                }
            }
        }
        return value;
    }

    private static Optional<String> hint(YamlNode culprit) {
        if (culprit instanceof YamlMap) {
            return Optional.of("YAML takes 'name: value' for a map; put the whole command in quotes");
        }
        return culprit.asScalar().isPresent() ? Optional.of("put the command in quotes") : Optional.empty();
    }
}
