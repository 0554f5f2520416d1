package io.github.cimaven.config.keyword;

import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code environment:kubernetes}: the cluster that an environment lives in.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#environmentkubernetes">environment:kubernetes</a>
 */
final class KubernetesKeyword implements CheckedKeyword {
    private static final KeywordTable KEYS = KeywordTable.named("environment:kubernetes:")
            .noEffect("namespace", "agent", "flux_resource_path", "managed_resources", "dashboard");
    private static final JsonSchema MANAGED_RESOURCES = JsonSchema.map(Map.of("enabled", JsonSchema.type("boolean")));
    private static final JsonSchema DASHBOARD = JsonSchema.all(
            JsonSchema.map(Map.of("namespace", JsonSchema.text(1, 63), "flux_resource_path", JsonSchema.text(1, 255))),
            JsonSchema.required("namespace"));

    @Override
    public String name() {
        return "kubernetes";
    }

    @Override
    public void check(YamlNode value, Site site) {
        Site here = site.at("kubernetes", value);
        Attributes attributes = new Attributes(value, here);
        attributes.map();
        if (Values.isBlank(value)) {
            here.config(value, "can't be blank");
        }
        attributes.keys(KEYS);
        attributes.text("namespace", "agent", "flux_resource_path");
        boolean flux = attributes.present("flux_resource_path");
        if (flux) {
            attributes.filled("namespace");
        }
        if (flux || attributes.present("dashboard") || managed(attributes)) {
            attributes.filled("agent");
        }
        attributes
                .get("managed_resources")
                .ifPresent(given -> MANAGED_RESOURCES.check(given, "managed resources", here));
        attributes
                .get("dashboard")
                .filter(given -> !Values.isBlank(given))
                .ifPresent(given -> DASHBOARD.check(given, "dashboard", here));
        checkTwice(attributes);
    }

    private static boolean managed(Attributes attributes) {
        return attributes
                .get("managed_resources")
                .flatMap(YamlNode::asMap)
                .flatMap(map -> map.get("enabled"))
                .flatMap(Values::bool)
                .orElse(false);
    }

    /** What the dashboard names must not stand beside it too. */
    private static void checkTwice(Attributes attributes) {
        Optional<YamlMap> dashboard = attributes.get("dashboard").flatMap(YamlNode::asMap);
        for (String name : List.of("namespace", "flux_resource_path")) {
            boolean there = dashboard
                    .flatMap(map -> map.get(name))
                    .filter(given -> !Values.isBlank(given))
                    .isPresent();
            if (there && attributes.present(name)) {
                attributes.report(name, "cannot be specified when dashboard." + name + " is set");
            }
        }
    }
}
