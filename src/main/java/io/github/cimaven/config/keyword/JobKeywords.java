package io.github.cimaven.config.keyword;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    static final RunKeyword RUN = new RunKeyword();

    private static final List<CheckedKeyword> INHERITED = List.of(
            new HooksKeyword(),
            new CacheKeyword(),
            INTERRUPTIBLE,
            new TagsKeyword(),
            new IdTokensKeyword(),
            new IdentityKeyword());
    private static final List<CheckedKeyword> NOT_INHERITED = List.of(
            new CoverageKeyword(),
            new ReleaseKeyword(),
            new PagesKeyword(),
            new PublishKeyword(),
            new JobInputsKeyword(),
            new SecretsKeyword(),
            new DastConfigurationKeyword());

    /** Checked, and carried among the options. */
    static final List<CheckedKeyword> CHECKED = joined(INHERITED, NOT_INHERITED);

    /** What may stand in {@code default}. */
    static final List<Keyword<?>> INHERITABLE =
            joined(List.of(BEFORE, AFTER, IMAGE, SERVICES, TIMEOUT, RETRY, ARTIFACTS), INHERITED);

    /** By GitLab's name of the option. */
    static final Map<String, Keyword<?>> OPTIONS = options();

    private JobKeywords() {}

    private static <T> List<T> joined(List<? extends T> some, List<? extends T> others) {
        List<T> all = new ArrayList<>(some);
        all.addAll(others);
        return List.copyOf(all);
    }

    private static Map<String, Keyword<?>> options() {
        Map<String, Keyword<?>> options = new LinkedHashMap<>();
        List.of(SCRIPT, BEFORE, AFTER, IMAGE, SERVICES, ARTIFACTS, RETRY, TIMEOUT, ENVIRONMENT)
                .forEach(keyword -> options.put(keyword.name(), keyword));
        CHECKED.forEach(keyword -> options.put(keyword.name(), keyword));
        List.of(RESOURCE_GROUP, MANUAL_CONFIRMATION).forEach(keyword -> options.put(keyword.name(), keyword));
        options.put("execution_config", RUN);
        options.put("start_in", new StartInKeyword());
        options.put("allow_failure_criteria", new AllowFailureKeyword());
        options.put("trigger", new TriggerKeyword());
        return Collections.unmodifiableMap(options);
    }
}
