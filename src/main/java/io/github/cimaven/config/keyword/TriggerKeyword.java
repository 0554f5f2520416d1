package io.github.cimaven.config.keyword;

import io.github.cimaven.config.yaml.PlainData;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code trigger}: the pipeline a bridge starts, of another project or from further files of this one.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#trigger">trigger</a>
 */
final class TriggerKeyword implements Keyword<Optional<YamlNode>> {
    private static final KeywordTable OF_PROJECT =
            KeywordTable.named("trigger:").noEffect("project", "branch", "strategy", "forward", "inputs");
    private static final KeywordTable OF_CHILD =
            KeywordTable.named("trigger:").noEffect("strategy", "include", "forward");
    private static final KeywordTable FORWARD =
            KeywordTable.named("trigger:forward:").noEffect("yaml_variables", "pipeline_variables");
    private static final List<String> STRATEGIES = List.of("depend", "mirror");
    private static final int MOST_FILES = 3;

    @Override
    public String name() {
        return "trigger";
    }

    @Override
    public Optional<YamlNode> read(YamlNode value, Site site) {
        Site here = site.at(name(), value);
        if (value instanceof YamlMap map) {
            read(map, here);
        } else if (value.asString().isEmpty()) {
            here.shape(value, "has to be either a string or a hash", Optional.empty());
        } else if (Values.isBlank(value)) {
            here.config(value, "can't be blank");
        }
        return Optional.of(value);
    }

    private static void read(YamlMap map, Site here) {
        if (map.names().isEmpty()) {
            here.config(map, "can't be blank");
        }
        if (map.has("include")) {
            OF_CHILD.check(map, here);
        } else {
            OF_PROJECT.check(map, here);
            project(map, here);
        }
        strategy(map, here);
        if (here.clean()) {
            map.specified("forward").ifPresent(value -> forward(value, here.at("forward", value)));
            map.specified("include")
                    .ifPresent(value -> IncludesKeyword.check(value, here.at("include", value), MOST_FILES));
        }
    }

    private static void project(YamlMap map, Site here) {
        YamlNode project = map.get("project").orElse(map);
        if (map.specified("project").flatMap(YamlNode::asString).isEmpty()) {
            here.attribute(project, "project", "should be a string");
        }
        if (map.get("project").map(Values::isBlank).orElse(true)) {
            here.attribute(project, "project", "can't be blank");
        }
        map.specified("branch")
                .filter(value -> value.asString().isEmpty())
                .ifPresent(value -> here.attribute(value, "branch", "should be a string"));
        map.specified("inputs")
                .filter(value -> value.asMap().isEmpty())
                .ifPresent(value -> here.attribute(value, "inputs", "should be a hash"));
    }

    private static void strategy(YamlMap map, Site here) {
        Optional<YamlNode> value = map.specified("strategy");
        Optional<String> text = value.flatMap(YamlNode::asString);
        if (value.isPresent() && text.isEmpty()) {
            here.attribute(value.get(), "strategy", "should be a string");
        }
        if (value.isPresent() && !Values.isAmong(value.get(), STRATEGIES)) {
            here.choice(value.get(), "strategy", "should be depend or mirror", text.orElse(""), STRATEGIES);
        }
    }

    private static void forward(YamlNode value, Site here) {
        if (value instanceof YamlMap map) {
            FORWARD.check(map, here);
            Values.flag(map, "yaml_variables", here);
            Values.flag(map, "pipeline_variables", here);
        }
    }

    @Override
    public @Nullable Object option(YamlNode value) {
        Map<String, @Nullable Object> option = new LinkedHashMap<>();
        if (value instanceof YamlMap map) {
            List<String> names = map.has("include")
                    ? List.of("include", "strategy", "forward")
                    : List.of("project", "branch", "strategy", "forward", "inputs");
            names.forEach(name -> map.specified(name).ifPresent(given -> option.put(name, PlainData.of(given))));
        } else {
            option.put("project", PlainData.of(value));
        }
        return option;
    }
}
