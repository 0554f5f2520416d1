package io.github.cimaven.config.keyword;

import io.github.cimaven.config.model.When;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * {@code when}, whose words differ from level to level.
 *
 * @param allowed in the order GitLab lists them
 * @see <a href="https://docs.gitlab.com/ci/yaml/#when">when</a>
 */
record WhenKeyword(List<When> allowed) implements Keyword<Optional<When>> {
    static final WhenKeyword OF_JOB =
            new WhenKeyword(List.of(When.ON_SUCCESS, When.ON_FAILURE, When.ALWAYS, When.MANUAL, When.DELAYED));
    static final WhenKeyword OF_BRIDGE =
            new WhenKeyword(List.of(When.ON_SUCCESS, When.ON_FAILURE, When.ALWAYS, When.MANUAL));
    static final WhenKeyword OF_ARTIFACTS = new WhenKeyword(List.of(When.ON_SUCCESS, When.ON_FAILURE, When.ALWAYS));
    static final WhenKeyword OF_RULE = new WhenKeyword(
            List.of(When.ON_SUCCESS, When.ON_FAILURE, When.ALWAYS, When.NEVER, When.MANUAL, When.DELAYED));

    @Override
    public String name() {
        return "when";
    }

    @Override
    public Optional<When> read(YamlNode value, Site site) {
        Optional<String> text = value.asString();
        if (text.isEmpty()) {
            site.attribute(value, "when", "should be a string");
        }
        Optional<When> when = text.flatMap(When::ofWord).filter(allowed::contains);
        List<String> words = allowed.stream().map(When::word).toList();
        if (!Values.isAmong(value, words)) {
            site.choice(value, "when", "should be one of: " + String.join(", ", words), text.orElse(""), words);
        }
        return when;
    }
}
