package io.github.cimaven.config.keyword;

import io.github.cimaven.config.model.AutoCancel;
import io.github.cimaven.config.model.Workflow;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * {@code workflow}: whether there is a pipeline, and its name.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#workflow">workflow</a>
 */
final class WorkflowKeyword implements Keyword<Workflow> {
    private static final KeywordTable KEYS = KeywordTable.named("workflow:").actsUpon("rules", "name", "auto_cancel");
    private static final KeywordTable AUTO_CANCEL = KeywordTable.named("workflow:auto_cancel:")
            .actsUpon("on_job_failure")
            .notYet("on_new_commit");
    private static final int LONGEST_NAME = 255;
    private static final List<String> ON_JOB_FAILURE = List.of("none", "all");

    @Override
    public String name() {
        return "workflow";
    }

    @Override
    public Workflow read(YamlNode value, Site site) {
        Site here = site.at("workflow", value);
        if (!(value instanceof YamlMap map)) {
            here.config(value, "should be a hash");
            return Workflow.DEFAULT;
        }
        KEYS.check(map, here);
        Optional<YamlNode> name = map.specified("name");
        if (name.isPresent() && name.get().asString().isEmpty()) {
            here.attribute(name.get(), "name", "should be a string");
        }
        name.flatMap(YamlNode::asString)
                .filter(text -> text.length() > LONGEST_NAME)
                .ifPresent(text -> here.attribute(name.get(), "name", "is too long (maximum is 255 characters)"));
        return new Workflow(
                map.specified("rules")
                        .flatMap(rules -> RulesKeyword.ofWorkflow().read(rules, here)),
                name.flatMap(YamlNode::asString),
                map.specified("auto_cancel")
                        .map(given -> autoCancel(given, here.at("auto_cancel", given)))
                        .orElse(AutoCancel.DEFAULT));
    }

    private static AutoCancel autoCancel(YamlNode value, Site site) {
        if (!(value instanceof YamlMap map)) {
            site.config(value, "should be a hash");
            return AutoCancel.DEFAULT;
        }
        AUTO_CANCEL.check(map, site);
        Optional<YamlNode> given = map.specified("on_job_failure");
        String word = given.flatMap(YamlNode::asString).orElse(given.isEmpty() ? "none" : "");
        if (!ON_JOB_FAILURE.contains(word)) {
            site.choice(given.orElse(map), "on job failure", "must be one of: none, all", word, ON_JOB_FAILURE);
        }
        return new AutoCancel(map.specified("on_new_commit").flatMap(YamlNode::asString), Optional.of(word));
    }
}
