package io.github.cimaven.config.keyword;

import io.github.cimaven.config.model.Service;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code services}: containers beside the job.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#services">services</a>
 */
final class ServicesKeyword implements Keyword<List<Service>> {
    private static final KeywordTable KEYS = KeywordTable.named("services:")
            .actsUpon("name", "entrypoint", "command", "alias")
            .noEffect("variables", "docker", "kubernetes", "pull_policy", "ports");

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
        Values.flattened(list).stream()
                .filter(item -> !item.isNull())
                .forEach(item -> service(item, here.at("service", item)).ifPresent(services::add));
        return services;
    }

    private static Optional<Service> service(YamlNode item, Site site) {
        Optional<String> text = item.asString();
        if (text.isPresent()) {
            return ContainerValues.name(item, site)
                    .map(name -> new Service(name, Optional.empty(), List.of(), List.of()));
        }
        if (!(item instanceof YamlMap map)) {
            site.config(item, "should be a hash or a string");
            return Optional.empty();
        }
        KEYS.check(map, site);
        Optional<YamlNode> alias = map.specified("alias");
        alias.filter(given -> given.asString().isEmpty())
                .ifPresent(given -> site.attribute(given, "alias", "should be a string"));
        map.specified("variables")
                .flatMap(YamlNode::asMap)
                .ifPresent(given -> VariablesKeyword.PLAIN.read(given, site));
        List<String> entrypoint = ContainerValues.commandLine(map, "entrypoint", site);
        List<String> command = command(map, site);
        return ContainerValues.name(map, site)
                .map(name -> new Service(name, alias.flatMap(YamlNode::asString), entrypoint, command));
    }

    /** Unlike all other command lines, this one may be a single text. */
    private static List<String> command(YamlMap map, Site site) {
        return map.specified("command")
                .flatMap(YamlNode::asString)
                .map(List::of)
                .orElseGet(() -> ContainerValues.commandLine(map, "command", site));
    }
}
