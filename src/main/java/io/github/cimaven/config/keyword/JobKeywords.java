package io.github.cimaven.config.keyword;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keywords of a job that have a class of their own value: which of them jobs inherit, which are only checked and carried,
 * and GitLab's names of their options.
 */
final class JobKeywords {
    static final ScriptKeyword SCRIPT = new ScriptKeyword("script");
    static final ScriptKeyword BEFORE = new ScriptKeyword("before_script");
    static final ScriptKeyword AFTER = new ScriptKeyword("after_script");
    static final ImageKeyword IMAGE = new ImageKeyword();
    static final ServicesKeyword SERVICES = new ServicesKeyword();
    static final TimeoutKeyword TIMEOUT = new TimeoutKeyword();
    static final RetryKeyword RETRY = new RetryKeyword();
    static final ArtifactsKeyword ARTIFACTS = new ArtifactsKeyword();
    static final EnvironmentKeyword ENVIRONMENT = new EnvironmentKeyword();
    static final InheritKeyword INHERIT = new InheritKeyword();
    static final FlagKeyword INTERRUPTIBLE = new FlagKeyword("interruptible");

    static final TextKeyword RESOURCE_GROUP = new TextKeyword("resource_group");
    static final TextKeyword MANUAL_CONFIRMATION = new TextKeyword("manual_confirmation");

    private static final List<String> INHERITED =
            List.of("hooks", "cache", "interruptible", "tags", "id_tokens", "identity");
    private static final List<String> NOT_INHERITED =
            List.of("coverage", "release", "pages", "publish", "inputs", "secrets", "dast_configuration");

    /** Checked, and carried among the options. */
    static final List<String> CHECKED = joined(INHERITED, NOT_INHERITED);

    /** What may stand in {@code default}. */
    static final List<String> INHERITABLE = joined(
            List.of("before_script", "after_script", "image", "services", "timeout", "retry", "artifacts"), INHERITED);

    /** GitLab's names of the options, in its order, each with that of its keyword. */
    static final Map<String, String> OPTIONS = options();

    /** Made for the first job that has one of them, which mostly none has. */
    private static final Map<String, Keyword<?>> RARE = new ConcurrentHashMap<>();

    private JobKeywords() {}

    private static List<String> joined(List<String> some, List<String> others) {
        List<String> all = new ArrayList<>(some);
        all.addAll(others);
        return List.copyOf(all);
    }

    private static Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        for (String name : List.of(
                "script",
                "before_script",
                "after_script",
                "image",
                "services",
                "artifacts",
                "retry",
                "timeout",
                "environment")) {
            options.put(name, name);
        }
        for (String name : CHECKED) {
            options.put(name, name);
        }
        options.put("resource_group", "resource_group");
        options.put("manual_confirmation", "manual_confirmation");
        options.put("execution_config", "run");
        options.put("start_in", "start_in");
        options.put("allow_failure_criteria", "allow_failure");
        options.put("trigger", "trigger");
        return Collections.unmodifiableMap(options);
    }

    /** @param name of a keyword that is inherited, checked or an option */
    static Keyword<?> of(String name) {
        return switch (name) {
            case "script" -> SCRIPT;
            case "before_script" -> BEFORE;
            case "after_script" -> AFTER;
            case "image" -> IMAGE;
            case "services" -> SERVICES;
            case "timeout" -> TIMEOUT;
            case "retry" -> RETRY;
            case "artifacts" -> ARTIFACTS;
            case "environment" -> ENVIRONMENT;
            case "interruptible" -> INTERRUPTIBLE;
            case "resource_group" -> RESOURCE_GROUP;
            case "manual_confirmation" -> MANUAL_CONFIRMATION;
            default -> RARE.computeIfAbsent(name, JobKeywords::rare);
        };
    }

    private static Keyword<?> rare(String name) {
        return switch (name) {
            case "hooks" -> new HooksKeyword();
            case "cache" -> new CacheKeyword();
            case "tags" -> new TagsKeyword();
            case "id_tokens" -> new IdTokensKeyword();
            case "identity" -> new IdentityKeyword();
            case "coverage" -> new CoverageKeyword();
            case "release" -> new ReleaseKeyword();
            case "pages" -> new PagesKeyword();
            case "publish" -> new PublishKeyword();
            case "inputs" -> new JobInputsKeyword();
            case "secrets" -> new SecretsKeyword();
            case "dast_configuration" -> new DastConfigurationKeyword();
            case "run" -> new RunKeyword();
            case "dependencies" -> new DependenciesKeyword();
            case "start_in" -> new StartInKeyword();
            case "allow_failure" -> new AllowFailureKeyword();
            case "trigger" -> new TriggerKeyword();
            default -> throw new IllegalArgumentException(name);
        };
    }
}
