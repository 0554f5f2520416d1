package io.github.cimaven.config.keyword;

import io.github.cimaven.config.model.Retry;
import io.github.cimaven.config.yaml.PlainData;
import io.github.cimaven.config.yaml.RubyText;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlScalar;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code retry}: how often, and after which failures. GitLab names this place {@code retry} whatever job it is in.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#retry">retry</a>
 */
final class RetryKeyword implements Keyword<Retry> {
    private static final BigInteger MOST = BigInteger.TWO;
    private static final Pattern INTEGER = Pattern.compile("[-+]?\\d+");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?");
    private static final List<String> PLAIN = List.of("0", "1", "2");
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
            "insufficient_upstream_permissions",
            "reached_downstream_pipeline_trigger_rate_limit",
            "duo_workflow_not_allowed",
            "job_router_failure",
            "job_token_expired");

    @Override
    public String name() {
        return "retry";
    }

    @Override
    public Retry read(YamlNode value, Site site) {
        Site here = site.named("retry", value);
        if (Values.isInteger(value)) {
            checkMax(value, "config", here);
            return new Retry(within(value), List.of(ALWAYS), List.of());
        }
        if (value instanceof YamlMap map) {
            return read(map, here);
        }
        here.shape(value, "config has to be either an integer or a hash", Optional.empty());
        return Retry.NONE;
    }

    private static Retry read(YamlMap map, Site site) {
        Attributes attributes = new Attributes(map, site);
        attributes.keys(KEYS);
        attributes.get("max").ifPresent(value -> checkMax(value, "max", site));
        attributes.textOrTexts("when");
        attributes.get("when").ifPresent(value -> checkReasons(value, site));
        attributes.check(
                "exit_codes",
                value -> Values.integers(value).isPresent(),
                "should be an array of integers or an integer");
        List<Integer> exitCodes =
                attributes.get("exit_codes").flatMap(Values::integers).orElse(List.of());
        return new Retry(
                attributes.get("max").map(RetryKeyword::within).orElse(0),
                attributes
                        .get("when")
                        .flatMap(Values::stringOrStrings)
                        .orElse(exitCodes.isEmpty() ? List.of(ALWAYS) : List.of()),
                exitCodes);
    }

    /** A number may also be written as text. */
    private static void checkMax(YamlNode value, String attribute, Site site) {
        String text = value.asScalar()
                .filter(RetryKeyword::isTextOrNumber)
                .map(YamlScalar::text)
                .orElse("");
        if (PLAIN.contains(text)) {
            return;
        }
        if (!DECIMAL.matcher(text).matches()) {
            site.attribute(value, attribute, "is not a number");
        } else if (!INTEGER.matcher(text).matches()) {
            site.attribute(value, attribute, "must be an integer");
        } else if (new BigInteger(text).signum() < 0) {
            site.attribute(value, attribute, "must be greater than or equal to 0");
        } else if (new BigInteger(text).compareTo(MOST) > 0) {
            site.attribute(value, attribute, "must be less than or equal to " + MOST);
        }
    }

    private static boolean isTextOrNumber(YamlScalar scalar) {
        return Values.bool(scalar).isEmpty();
    }

    /** The number of retries; none where it is no number, the most where it is too large. */
    private static int within(YamlNode value) {
        return value.asScalar().map(YamlScalar::text).map(RetryKeyword::within).orElse(0);
    }

    private static int within(String text) {
        if (PLAIN.contains(text)) {
            return text.charAt(0) - '0';
        }
        return INTEGER.matcher(text).matches()
                ? new BigInteger(text).max(BigInteger.ZERO).min(MOST).intValue()
                : 0;
    }

    private static void checkReasons(YamlNode value, Site site) {
        List<YamlNode> unknown = (value instanceof YamlList list ? list.items() : List.of(value))
                .stream()
                        .filter(reason ->
                                reason.asString().filter(REASONS::contains).isEmpty())
                        .toList();
        if (unknown.isEmpty()
                || !(value instanceof YamlList) && value.asString().isEmpty()) {
            return;
        }
        YamlNode first = unknown.get(0);
        site.choice(
                first,
                "when",
                value instanceof YamlList
                        ? "contains unknown values: " + RubyText.joined(unknown)
                        : "is not included in the list",
                Shape.text(first),
                REASONS);
    }

    /** A number as a map; reasons and exit codes as lists. */
    @Override
    public Map<String, @Nullable Object> option(YamlNode value) {
        Map<String, @Nullable Object> option = new LinkedHashMap<>();
        if (value.asMap().isEmpty()) {
            option.put("max", PlainData.of(value));
            return option;
        }
        value.asMap().get().entries().forEach((name, entry) -> {
            YamlNode given = entry.value();
            if (!given.isNull() || !name.equals("exit_codes")) {
                option.put(name, PlainData.of(name.equals("max") || given.isNull() ? given : Values.listed(given)));
            }
        });
        return option;
    }
}
