package io.github.cimaven.config.keyword;

import io.github.cimaven.config.model.AutoCancel;
import io.github.cimaven.config.yaml.PlainData;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * {@code auto_cancel} of the workflow and of its rules.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#workflowauto_cancelon_new_commit">workflow:auto_cancel</a>
 */
final class AutoCancelKeyword implements Keyword<AutoCancel> {
    private static final KeywordTable KEYS =
            KeywordTable.named("workflow:auto_cancel:").actsUpon("on_job_failure", "on_new_commit");
    private static final List<String> ON_NEW_COMMIT = List.of("conservative", "interruptible", "none");
    private static final List<String> ON_JOB_FAILURE = List.of("none", "all");

    @Override
    public String name() {
        return "auto_cancel";
    }

    @Override
    public AutoCancel read(YamlNode value, Site site) {
        Site here = site.at(name(), value);
        if (!(value instanceof YamlMap map)) {
            here.config(value, "should be a hash");
            return AutoCancel.DEFAULT;
        }
        KEYS.check(map, here);
        return new AutoCancel(
                word(map, "on_new_commit", ON_NEW_COMMIT, here),
                word(map, "on_job_failure", ON_JOB_FAILURE, here),
                Optional.of(PlainData.of(map)));
    }

    private static Optional<String> word(YamlMap map, String name, List<String> words, Site site) {
        Optional<YamlNode> value = map.specified(name);
        Optional<String> text = value.flatMap(YamlNode::asString);
        String attribute = name.replace('_', ' ');
        if (value.isPresent() && text.isEmpty()) {
            site.attribute(value.get(), attribute, "should be a string");
        }
        if (value.isPresent() && !Values.isAmong(value.get(), words)) {
            String all = String.join(", ", words);
            site.choice(value.get(), attribute, "must be one of: " + all, text.orElse(""), words);
        }
        return text;
    }
}
