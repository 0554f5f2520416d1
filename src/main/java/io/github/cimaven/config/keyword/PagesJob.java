package io.github.cimaven.config.keyword;

import io.github.cimaven.config.model.Artifacts;
import io.github.cimaven.config.model.Options;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a job publishes a site: what it publishes is then one of its artifacts.
 *
 * @see <a href="https://docs.gitlab.com/user/project/pages/#user-defined-job-names">GitLab Pages</a>
 */
record PagesJob(String name, YamlMap job) {
    private static final String DEFAULT_FOLDER = "public";

    /** By its keyword, or by its name unless the keyword says no. */
    private boolean publishes() {
        Optional<YamlNode> pages = job.specified("pages");
        return pages.filter(value -> !Values.isBlank(value)).isPresent()
                || (name.equals("pages")
                        && pages.flatMap(Values::bool).filter(flag -> !flag).isEmpty());
    }

    /** A problem of the job itself: {@code publish} where nothing is published. */
    void check(Site site) {
        job.specified("publish")
                .filter(value -> !Values.isBlank(value) && !publishes())
                .ifPresent(value -> site.attribute(value, "publish", "can only be used within a `pages` job"));
    }

    private String folder() {
        return job.specified("pages")
                .flatMap(YamlNode::asMap)
                .flatMap(map -> map.specified("publish"))
                .or(() -> job.specified("publish"))
                .flatMap(YamlNode::asString)
                .orElse(DEFAULT_FOLDER);
    }

    Optional<Artifacts> artifacts(Optional<Artifacts> given) {
        if (!publishes()) {
            return given;
        }
        Artifacts artifacts = given.orElse(Artifacts.NONE);
        return Optional.of(artifacts.withPaths(withFolder(artifacts.paths())));
    }

    Options options(Options given) {
        if (!publishes()) {
            return given;
        }
        Map<Object, Object> artifacts =
                new LinkedHashMap<>(given.value("artifacts") instanceof Map<?, ?> values ? values : Map.of());
        List<?> paths = artifacts.get("paths") instanceof List<?> list ? list : List.of();
        artifacts.put("paths", withFolder(paths.stream().map(Object::toString).toList()));
        return given.with("artifacts", artifacts);
    }

    private List<String> withFolder(List<String> paths) {
        List<String> all = new ArrayList<>(paths);
        if (!all.contains(folder())) {
            all.add(folder());
        }
        return all;
    }
}
