package io.github.cimaven.config.keyword;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keywords of a job that have a class of their own value: which of them jobs inherit, and GitLab's names of their options. */
final class JobKeywords {
    static final ScriptKeyword SCRIPT = new ScriptKeyword("script");
    static final ScriptKeyword BEFORE = new ScriptKeyword("before_script");
    static final ScriptKeyword AFTER = new ScriptKeyword("after_script");
    static final ImageKeyword IMAGE = new ImageKeyword();
    static final ServicesKeyword SERVICES = new ServicesKeyword();
    static final TimeoutKeyword TIMEOUT = new TimeoutKeyword();
    static final RetryKeyword RETRY = new RetryKeyword();
    static final ArtifactsKeyword ARTIFACTS = new ArtifactsKeyword();

    /** What jobs take from {@code default}. */
    static final List<Keyword<?>> INHERITABLE = List.of(BEFORE, AFTER, IMAGE, SERVICES, TIMEOUT, RETRY, ARTIFACTS);

    /** By GitLab's name of the option. */
    static final Map<String, Keyword<?>> OPTIONS = options();

    private JobKeywords() {}

    private static Map<String, Keyword<?>> options() {
        Map<String, Keyword<?>> options = new LinkedHashMap<>();
        for (Keyword<?> keyword : List.of(SCRIPT, BEFORE, AFTER, IMAGE, SERVICES, TIMEOUT, RETRY, ARTIFACTS)) {
            options.put(keyword.name(), keyword);
        }
        options.put("environment", new EnvironmentKeyword());
        options.put("start_in", new StartInKeyword());
        options.put("allow_failure_criteria", new AllowFailureKeyword());
        options.put("trigger", new TriggerKeyword());
        return Collections.unmodifiableMap(options);
    }
}
