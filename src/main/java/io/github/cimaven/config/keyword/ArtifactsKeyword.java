package io.github.cimaven.config.keyword;

import io.github.cimaven.config.model.Artifacts;
import io.github.cimaven.config.model.When;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * {@code artifacts}: the files a job hands on.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#artifacts">artifacts</a>
 */
final class ArtifactsKeyword implements Keyword<Optional<Artifacts>> {
    private static final KeywordTable KEYS = KeywordTable.named("artifacts:")
            .actsUpon("paths", "exclude", "when", "name")
            .notYet("untracked", "reports", "expire_in", "expose_as", "public", "access");

    @Override
    public String name() {
        return "artifacts";
    }

    @Override
    public Optional<Artifacts> read(YamlNode value, Site site) {
        Site here = site.at("artifacts", value);
        if (!(value instanceof YamlMap map)) {
            here.config(value, "should be a hash");
            return Optional.empty();
        }
        KEYS.check(map, here);
        List<String> paths = strings(map, "paths", here);
        List<String> exclude = strings(map, "exclude", here);
        Optional<YamlNode> name = map.specified("name");
        if (name.isPresent() && name.get().asString().isEmpty()) {
            here.attribute(name.get(), "name", "should be a string");
        }
        Optional<When> when = map.specified("when").flatMap(given -> WhenKeyword.OF_ARTIFACTS.read(given, here));
        return Optional.of(
                new Artifacts(paths, exclude, when.orElse(When.ON_SUCCESS), name.flatMap(YamlNode::asString)));
    }

    private static List<String> strings(YamlMap map, String name, Site site) {
        Optional<YamlNode> value = map.specified(name);
        Optional<List<String>> texts = value.flatMap(Values::strings);
        if (value.isPresent() && texts.isEmpty()) {
            site.attribute(value.get(), name, "should be an array of strings");
        }
        return texts.orElse(List.of());
    }
}
