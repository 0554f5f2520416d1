package io.github.cimaven.config.keyword;

import io.github.cimaven.config.keyword.RuleKeyword.Level;
import io.github.cimaven.config.model.Rule;
import io.github.cimaven.config.model.When;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code rules} of jobs, of the workflow and of includes, flattened.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#rules">rules</a>
 */
public final class RulesKeyword implements Keyword<Optional<List<Rule>>> {
    /** Code of the warning that no workflow with rules gives. */
    static final String UNBOUNDED = "several-pipelines";

    private static final String UNBOUNDED_TEXT =
            "may allow multiple pipelines to run for a single action due to `rules:when` clause with no `workflow:rules`"
                    + " - read more: https://docs.gitlab.com/ee/ci/jobs/job_troubleshooting.html"
                    + "#job-may-allow-multiple-pipelines-to-run-for-a-single-action-warning";

    private final Level level;
    private final boolean named;

    /** @param named whether the name of the list is among the places of its items */
    private RulesKeyword(Level level, boolean named) {
        this.level = level;
        this.named = named;
    }

    static RulesKeyword ofJob() {
        return new RulesKeyword(Level.JOB, true);
    }

    static RulesKeyword ofWorkflow() {
        return new RulesKeyword(Level.WORKFLOW, true);
    }

    /** Of an include: what GitLab says of them first is its answer, in the place {@code include:rules} or {@code include:rule}. */
    public static RulesKeyword ofInclude() {
        return new RulesKeyword(Level.INCLUDE, false);
    }

    /** Of an item that is checked as an entry, by the place of that item. */
    static RulesKeyword ofIncluded() {
        return new RulesKeyword(Level.INCLUDE, true);
    }

    @Override
    public String name() {
        return "rules";
    }

    @Override
    public Optional<List<Rule>> read(YamlNode value, Site site) {
        if (level == Level.JOB && !Values.isNestedMaps(value)) {
            site.attribute(value, "rules", "should be an array containing hashes and arrays of hashes");
            return Optional.empty();
        }
        Site here = site.at("rules", value);
        if (Values.isBlank(value)) {
            here.config(value, "can't be blank");
        }
        if (!(value instanceof YamlList list)) {
            here.config(value, "should be an array");
            return Optional.empty();
        }
        // GitLab gives no name to the list of rules of an include that it follows, so that it is missing from the
        // places below.
        Site around = named ? here : site;
        RuleKeyword keyword = new RuleKeyword(level);
        List<Rule> rules = new ArrayList<>();
        for (YamlNode item : Values.flattened(list)) {
            keyword.read(item, around.at("rule", item)).ifPresent(rules::add);
        }
        if (level == Level.JOB && here.valid() && !rules.isEmpty()) {
            warn(rules.get(rules.size() - 1), site);
        }
        return Optional.of(rules);
    }

    /** A job that a merge request gets and its branch too runs twice for one push. */
    private static void warn(Rule last, Site site) {
        boolean always = last.given().values().keySet().equals(Set.of("when"))
                && last.when().filter(When.NEVER::equals).isEmpty();
        if (always) {
            site.warn(last.span(), UNBOUNDED, UNBOUNDED_TEXT);
        }
    }
}
