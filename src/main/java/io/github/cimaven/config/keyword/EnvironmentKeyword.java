package io.github.cimaven.config.keyword;

import io.github.cimaven.config.model.Environment;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * {@code environment}: what a job deploys to; with {@code action: start} the job is a deployment.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#environment">environment</a>
 */
final class EnvironmentKeyword implements Keyword<Optional<Environment>> {
    private static final List<String> ACTIONS = List.of("start", "stop", "prepare", "verify", "access");
    private static final KeywordTable KEYS = KeywordTable.named("environment:")
            .actsUpon("name", "url", "action")
            .notYet("on_stop", "auto_stop_in", "deployment_tier", "kubernetes");

    @Override
    public String name() {
        return "environment";
    }

    @Override
    public Optional<Environment> read(YamlNode value, Site site) {
        Site here = site.at("environment", value);
        Optional<String> text = value.asString();
        if (text.isPresent()) {
            return Optional.of(new Environment(text.get(), Optional.empty(), "start"));
        }
        if (!(value instanceof YamlMap map)) {
            here.config(value, "should be a hash or a string");
            return Optional.empty();
        }
        KEYS.check(map, here);
        Optional<String> name =
                map.specified("name").flatMap(YamlNode::asString).filter(given -> !given.isBlank());
        if (name.isEmpty()) {
            here.attribute(map.specified("name").orElse(map), "name", "can't be blank");
        }
        String action =
                map.specified("action").map(given -> action(given, here)).orElse("start");
        Optional<String> url = map.specified("url").flatMap(YamlNode::asString);
        return Optional.of(new Environment(name.orElse(""), url, action));
    }

    /** A wrong action still counts as a deployment: in doubt the gate stays shut. */
    private static String action(YamlNode value, Site site) {
        String given = value.asString().orElse("");
        if (!ACTIONS.contains(given)) {
            site.choice(value, "action", "should be start, stop, prepare, verify, or access", given, ACTIONS);
            return "start";
        }
        return given;
    }
}
