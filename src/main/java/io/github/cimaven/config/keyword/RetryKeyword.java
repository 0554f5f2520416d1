package io.github.cimaven.config.keyword;

import io.github.cimaven.config.model.Retry;
import io.github.cimaven.config.source.DidYouMean;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * {@code retry}: how often, and after which failures. GitLab names this place {@code retry} whatever job it is in.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#retry">retry</a>
 */
final class RetryKeyword implements Keyword<Retry> {
    private static final int MOST = 2;
    private static final String ALWAYS = "always";
    private static final KeywordTable KEYS = KeywordTable.named("retry:").actsUpon("max", "when", "exit_codes");

    /** The failure reasons of GitLab's server. */
    private static final List<String> REASONS = List.of(
            ALWAYS,
            "unknown_failure",
            "script_failure",
            "api_failure",
            "stuck_or_timeout_failure",
            "runner_system_failure",
            "missing_dependency_failure",
            "runner_unsupported",
            "stale_schedule",
            "job_execution_timeout",
            "job_execution_server_timeout",
            "archived_failure",
            "unmet_prerequisites",
            "scheduler_failure",
            "data_integrity_failure",
            "forward_deployment_failure",
            "user_blocked",
            "project_deleted",
            "insufficient_bridge_permissions",
            "downstream_bridge_project_not_found",
            "invalid_bridge_trigger",
            "bridge_pipeline_is_child_pipeline",
            "downstream_pipeline_creation_failed",
            "secrets_provider_not_found",
            "reached_max_descendant_pipelines_depth",
            "reached_max_pipeline_hierarchy_size",
            "upstream_bridge_project_not_found",
            "protected_environment_failure",
            "ci_quota_exceeded",
            "pipeline_loop_detected",
            "no_matching_runner",
            "trace_size_exceeded",
            "builds_disabled",
            "environment_creation_failure",
            "deployment_rejected",
            "failed_outdated_deployment_job",
            "ip_restriction_failure",
            "job_token_expired");

    @Override
    public String name() {
        return "retry";
    }

    @Override
    public Retry read(YamlNode value, Site site) {
        Site here = site.named("retry", value);
        Optional<Integer> number = Values.integer(value);
        if (number.isPresent()) {
            return new Retry(within(number.get(), value, "config", here), List.of(ALWAYS), List.of());
        }
        if (value instanceof YamlMap map) {
            return read(map, here);
        }
        here.config(value, "has to be either an integer or a hash");
        return Retry.NONE;
    }

    private static Retry read(YamlMap map, Site site) {
        KEYS.check(map, site);
        int max = map.specified("max")
                .map(value -> Values.integer(value)
                        .map(number -> within(number, value, "max", site))
                        .orElseGet(() -> {
                            site.attribute(value, "max", "should be an integer");
                            return 0;
                        }))
                .orElse(0);
        List<Integer> exitCodes =
                map.specified("exit_codes").map(value -> exitCodes(value, site)).orElse(List.of());
        List<String> when = map.specified("when")
                .map(value -> reasons(value, site))
                .orElse(exitCodes.isEmpty() ? List.of(ALWAYS) : List.of());
        return new Retry(max, when, exitCodes);
    }

    private static int within(int number, YamlNode value, String attribute, Site site) {
        if (number < 0) {
            site.attribute(value, attribute, "must be greater than or equal to 0");
        } else if (number > MOST) {
            site.attribute(value, attribute, "must be less than or equal to " + MOST);
        }
        return Math.max(0, Math.min(MOST, number));
    }

    private static List<Integer> exitCodes(YamlNode value, Site site) {
        Optional<List<Integer>> codes = Values.integers(value);
        if (codes.isEmpty()) {
            site.attribute(value, "exit codes", "should be an array of integers or an integer");
        }
        return codes.orElse(List.of());
    }

    private static List<String> reasons(YamlNode value, Site site) {
        Optional<List<String>> reasons = Values.stringOrStrings(value);
        if (reasons.isEmpty()) {
            site.attribute(value, "when", "should be an array of strings or a string");
            return List.of();
        }
        List<String> unknown = reasons.get().stream()
                .filter(reason -> !REASONS.contains(reason))
                .toList();
        if (!unknown.isEmpty()) {
            String what = value.asString().isPresent()
                    ? "is not included in the list"
                    : "contains unknown values: " + String.join(", ", unknown);
            site.attribute(
                    value,
                    "when",
                    what,
                    DidYouMean.nearest(unknown.get(0), REASONS).map(near -> "did you mean '" + near + "'?"));
        }
        return reasons.get();
    }
}
