package io.github.cimaven.config.keyword;

import io.github.cimaven.config.model.Trigger;
import io.github.cimaven.config.model.Trigger.Strategy;
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
final class TriggerKeyword implements Keyword<Trigger> {
    private static final KeywordTable OF_PROJECT =
            KeywordTable.named("trigger:").actsUpon("project", "branch", "strategy", "forward", "inputs");
    private static final KeywordTable OF_CHILD =
            KeywordTable.named("trigger:").actsUpon("strategy", "include", "forward");
    private static final KeywordTable FORWARD =
            KeywordTable.named("trigger:forward:").actsUpon("yaml_variables", "pipeline_variables");
    private static final List<String> STRATEGIES = List.of("depend", "mirror");
    private static final int MOST_FILES = 3;
    private static final List<String> KINDS = List.of("local", "file", "remote", "template", "artifact", "component");

    @Override
    public String name() {
        return "trigger";
    }

    @Override
    public Trigger read(YamlNode value, Site site) {
        Site here = site.at(name(), value);
        if (value instanceof YamlMap map) {
            read(map, here);
        } else if (value.asString().isEmpty()) {
            here.shape(value, "has to be either a string or a hash", Optional.empty());
        } else if (Values.isBlank(value)) {
            here.config(value, "can't be blank");
        }
        return trigger(value);
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

    private static Trigger trigger(YamlNode value) {
        if (!(value instanceof YamlMap map)) {
            return new Trigger(value.asString(), Optional.empty(), Strategy.NONE, true, false, List.of());
        }
        Optional<YamlMap> forward = map.specified("forward").flatMap(YamlNode::asMap);
        return new Trigger(
                map.has("include") ? Optional.empty() : text(map, "project"),
                text(map, "branch"),
                text(map, "strategy").map(TriggerKeyword::strategy).orElse(Strategy.NONE),
                flag(forward, "yaml_variables", true),
                flag(forward, "pipeline_variables", false),
                map.specified("include").map(TriggerKeyword::files).orElse(List.of()));
    }

    private static Optional<String> text(YamlMap map, String name) {
        return map.specified(name).flatMap(YamlNode::asString);
    }

    private static boolean flag(Optional<YamlMap> map, String name, boolean usual) {
        return map.flatMap(given -> given.specified(name)).flatMap(Values::bool).orElse(usual);
    }

    private static Strategy strategy(String word) {
        return word.equals("mirror") ? Strategy.MIRROR : Strategy.DEPEND;
    }

    private static List<String> files(YamlNode include) {
        return Values.givenItems(include).stream().map(TriggerKeyword::file).toList();
    }

    /** A file as people name it, with the job or the project that it comes from. */
    private static String file(YamlNode item) {
        if (!(item instanceof YamlMap map)) {
            return item.asString().orElse("");
        }
        String origin = text(map, "job")
                .or(() -> text(map, "project"))
                .map(name -> " of " + name)
                .orElse("");
        return KINDS.stream()
                .flatMap(kind -> map.specified(kind).stream())
                .map(value -> Values.stringOrStrings(value).orElse(List.of()))
                .map(names -> String.join(", ", names) + origin)
                .findFirst()
                .orElse("");
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
