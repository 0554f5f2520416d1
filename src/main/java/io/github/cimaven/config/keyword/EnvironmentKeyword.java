package io.github.cimaven.config.keyword;

import io.github.cimaven.config.model.Environment;
import io.github.cimaven.config.yaml.PlainData;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code environment}: what a job deploys to; with {@code action: start} the job is a deployment.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#environment">environment</a>
 */
final class EnvironmentKeyword implements Keyword<Optional<Environment>> {
    private static final List<String> ACTIONS = List.of("start", "stop", "prepare", "verify", "access");
    private static final KeywordTable KEYS = KeywordTable.named("environment:")
            .actsUpon("name", "url", "action", "deployment_tier")
            .notYet("on_stop", "auto_stop_in", "kubernetes");
    private static final int LONGEST_URL = 255;
    private static final Pattern NAME =
            Pattern.compile("[a-zA-Z0-9_${}. -](?:[a-zA-Z0-9_/${}. -]*[a-zA-Z0-9_${}. -])?");
    private static final String NAME_RULE = "can contain only letters, digits, '-', '_', '/', '$', '{', '}', '.', and"
            + " spaces, but it cannot start or end with '/'";

    @Override
    public String name() {
        return "environment";
    }

    /** An environment that could not be read still counts as a deployment: in doubt the gate stays shut. */
    @Override
    public Optional<Environment> read(YamlNode value, Site site) {
        Site here = site.at("environment", value);
        Attributes attributes = new Attributes(value, here);
        if (value.asMap().isEmpty() && value.asString().isEmpty()) {
            here.config(value, "should be a hash or a string");
        }
        Optional<YamlNode> name = value.asString().isPresent() ? Optional.of(value) : attributes.get("name");
        checkName(name, name.orElse(value), here);
        checkMap(attributes);
        if (here.clean()) {
            attributes.get("kubernetes").ifPresent(given -> new KubernetesKeyword().check(given, here));
        }
        return name.flatMap(YamlNode::asString)
                .map(text -> new Environment(
                        text,
                        attributes.string("url"),
                        attributes.string("action").filter(ACTIONS::contains).orElse("start"),
                        attributes.string("deployment_tier")))
                .or(() -> value.asMap().map(map -> new Environment("", Optional.empty(), "start", Optional.empty())));
    }

    private static void checkName(Optional<YamlNode> name, YamlNode place, Site here) {
        if (name.filter(given -> !Values.isBlank(given)).isEmpty()) {
            here.attribute(place, "name", "can't be blank");
        }
        Optional<String> text = name.flatMap(YamlNode::asString);
        if (text.filter(given -> NAME.matcher(given).matches()).isEmpty()) {
            here.attribute(place, "name", NAME_RULE);
        }
    }

    private static void checkMap(Attributes attributes) {
        attributes.keys(KEYS);
        attributes.text("url", "deployment_tier", "on_stop", "auto_stop_in");
        attributes.atMost(LONGEST_URL, "url", "is too long (maximum is " + LONGEST_URL + " characters)");
        // An action of false stands for the usual one.
        if (attributes.get("action").filter(action -> !action.isFalsy()).isPresent()) {
            attributes.word("action", ACTIONS, "should be start, stop, prepare, verify, or access");
        }
        attributes.hash("kubernetes");
    }

    /** A map as it is; a name with the action that it implies. */
    @Override
    public @Nullable Object option(YamlNode value) {
        Map<String, Object> option = new LinkedHashMap<>();
        if (value.asString().isEmpty()) {
            return PlainData.of(value);
        }
        option.put("name", value.asString().get());
        option.put("action", "start");
        return option;
    }
}
