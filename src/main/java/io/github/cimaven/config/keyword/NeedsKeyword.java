package io.github.cimaven.config.keyword;

import io.github.cimaven.config.model.Need;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code needs}: the jobs a job waits for instead of the stages before its own.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#needs">needs</a>
 */
final class NeedsKeyword implements Keyword<Optional<List<Need>>> {
    private static final KeywordTable KEYS = KeywordTable.named("needs:")
            .actsUpon("job", "artifacts", "optional")
            .notYet("parallel", "pipeline", "project", "ref");

    @Override
    public String name() {
        return "needs";
    }

    @Override
    public Optional<List<Need>> read(YamlNode value, Site site) {
        Site here = site.at("needs", value);
        List<YamlNode> items;
        if (value instanceof YamlList list) {
            items = Values.flattened(list);
        } else if (value instanceof YamlMap) {
            items = List.of(value);
        } else {
            here.config(value, "can only be a hash or an array");
            return Optional.empty();
        }
        List<Need> needs = new ArrayList<>();
        items.forEach(item -> need(item, here).ifPresent(needs::add));
        return Optional.of(needs);
    }

    private static Optional<Need> need(YamlNode item, Site site) {
        Site here = site.at("need", item);
        if (item instanceof YamlMap map) {
            return need(map, here);
        }
        Optional<String> name = item.asString();
        if (name.isEmpty()) {
            here.report(item.span(), "", "has an unsupported type", Optional.empty());
            return Optional.empty();
        }
        return Optional.of(new Need(name.get(), true, false, item.span()));
    }

    private static Optional<Need> need(YamlMap map, Site site) {
        KEYS.check(map, site);
        if (map.has("pipeline") || map.has("project")) {
            return Optional.empty();
        }
        Optional<YamlNode> job = map.specified("job");
        if (!map.has("job")) {
            site.report(map.span(), "", "has an unsupported type", Optional.of("name the job: {job: build}"));
            return Optional.empty();
        }
        if (job.flatMap(YamlNode::asString).filter(name -> !name.isBlank()).isEmpty()) {
            boolean blank = job.isEmpty() || job.get().asString().isPresent();
            site.attribute(job.orElse(map), "job", blank ? "can't be blank" : "should be a string");
            return Optional.empty();
        }
        return Optional.of(new Need(
                job.get().asString().orElseThrow(),
                Values.flag(map, "artifacts", site).orElse(true),
                Values.flag(map, "optional", site).orElse(false),
                job.get().span()));
    }
}
