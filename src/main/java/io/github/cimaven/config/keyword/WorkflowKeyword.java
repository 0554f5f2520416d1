package io.github.cimaven.config.keyword;

import io.github.cimaven.config.model.AutoCancel;
import io.github.cimaven.config.model.Workflow;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.Optional;

/**
 * {@code workflow}: whether there is a pipeline, and its name.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#workflow">workflow</a>
 */
final class WorkflowKeyword implements Keyword<Workflow> {
    private static final KeywordTable KEYS = KeywordTable.named("workflow:").actsUpon("rules", "name", "auto_cancel");
    private static final int LONGEST_NAME = 255;

    @Override
    public String name() {
        return "workflow";
    }

    @Override
    public Workflow read(YamlNode value, Site site) {
        Site here = site.at(name(), value);
        if (!(value instanceof YamlMap map)) {
            here.config(value, "should be a hash");
            return Workflow.DEFAULT;
        }
        KEYS.check(map, here);
        Optional<YamlNode> name = map.specified("name");
        name.flatMap(YamlNode::asString)
                .filter(text -> text.codePointCount(0, text.length()) > LONGEST_NAME)
                .ifPresent(text -> here.attribute(name.get(), "name", "is too long (maximum is 255 characters)"));
        Site children = here.clean() ? here : here.below();
        if (name.isPresent() && name.get().asString().isEmpty()) {
            // GitLab checks no more than the length, and breaks later on.
            children.attribute(name.get(), "name", "should be a string");
        }
        return new Workflow(
                map.has("rules"),
                map.specified("rules")
                        .flatMap(rules -> RulesKeyword.ofWorkflow().read(rules, children)),
                name.flatMap(YamlNode::asString).map(String::strip),
                map.specified("auto_cancel")
                        .map(given -> new AutoCancelKeyword().read(given, children))
                        .orElse(AutoCancel.DEFAULT));
    }
}
