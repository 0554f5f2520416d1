package io.github.cimaven.config.keyword;

import io.github.cimaven.config.model.Service;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code services}: containers beside the job.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#services">services</a>
 */
final class ServicesKeyword implements Keyword<List<Service>> {
    private static final KeywordTable KEYS = KeywordTable.named("services:")
            .actsUpon("name", "entrypoint", "command", "alias", "variables", "docker", "pull_policy")
            .noEffect("kubernetes", "ports");
    private static final Pattern ALIAS_SEPARATOR = Pattern.compile("[ ,]");
    private static final ScriptKeyword COMMAND = new ScriptKeyword("command");

    @Override
    public String name() {
        return "services";
    }

    @Override
    public List<Service> read(YamlNode value, Site site) {
        Site here = site.at("services", value);
        if (!(value instanceof YamlList list)) {
            here.config(value, "should be an array");
            return List.of();
        }
        List<Service> services = new ArrayList<>();
        items(list).forEach(item -> service(item, here.at("service", item)).ifPresent(services::add));
        return services;
    }

    /** Those of lists in the list included, as {@code !reference} leaves them; items that are null do not count. */
    private static List<YamlNode> items(YamlList list) {
        return Values.flattened(list).stream().filter(item -> !item.isNull()).toList();
    }

    private static Optional<Service> service(YamlNode item, Site site) {
        ContainerEntry entry = new ContainerEntry(item, site);
        Attributes attributes = entry.attributes();
        entry.check(KEYS);
        attributes.text("alias");
        if (attributes.present("ports")) {
            attributes.filledText("alias");
        }
        List<String> command = List.of();
        Variables variables = Variables.NONE;
        if (site.clean()) {
            entry.checkBelow();
            variables = attributes
                    .get("variables")
                    .map(given -> VariablesKeyword.PLAIN.read(given, site))
                    .orElse(variables);
            command = attributes
                    .get("command")
                    .map(given -> COMMAND.read(given, site))
                    .orElse(command);
        }
        List<String> words = command;
        Variables own = variables;
        return entry.image().map(image -> new Service(image, aliases(attributes), words, own));
    }

    /** One text holds all of them. */
    private static List<String> aliases(Attributes attributes) {
        return attributes.string("alias").stream()
                .flatMap(ALIAS_SEPARATOR::splitAsStream)
                .filter(alias -> !alias.isEmpty())
                .toList();
    }

    @Override
    public @Nullable Object option(YamlNode value) {
        return value.asList()
                .map(list -> items(list).stream().map(ServicesKeyword::service).toList())
                .orElse(List.of());
    }

    private static Map<String, @Nullable Object> service(YamlNode item) {
        Map<String, @Nullable Object> option = ContainerEntry.option(item);
        item.asMap().ifPresent(map -> more(map, option));
        return option;
    }

    private static void more(YamlMap map, Map<String, @Nullable Object> option) {
        map.specified("command").ifPresent(words -> option.put("command", COMMAND.option(words)));
        map.specified("alias").flatMap(YamlNode::asString).ifPresent(alias -> option.put("alias", alias));
        map.specified("variables").ifPresent(given -> option.put("variables", VariablesKeyword.PLAIN.option(given)));
    }
}
