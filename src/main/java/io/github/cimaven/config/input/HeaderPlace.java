package io.github.cimaven.config.input;

import io.github.cimaven.config.source.DidYouMean;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.yaml.YamlMap;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where in a header a value stands, as GitLab names the place ({@code header:spec:inputs:name}), and where its problems go. GitLab
 * writes these lines in lower case, and looks below a value only when the value itself has no problem.
 */
final class HeaderPlace {
    /** Of rules GitLab speaks as of the input that they belong to, as far as its name is one word. */
    private static final Pattern RULE =
            Pattern.compile("(?:header:spec:inputs:)?(\\w+):rules:rule (?:base |config )?(.+)");

    private final String location;
    private final Findings findings;
    private boolean clean = true;

    private HeaderPlace(String location, Findings findings) {
        this.location = location;
        this.findings = findings;
    }

    static HeaderPlace top(Findings findings) {
        return new HeaderPlace("header", findings);
    }

    HeaderPlace below(String key) {
        return new HeaderPlace(location + ":" + key, findings);
    }

    boolean clean() {
        return clean;
    }

    /** A problem of the value as a whole. */
    void config(Span span, String what) {
        attribute(span, "config", what);
    }

    void attribute(Span span, String attribute, String what) {
        report(span, attribute + " " + what, Optional.empty());
    }

    /** @param sentence everything after the place's name */
    void report(Span span, String sentence, Optional<String> hint) {
        clean = false;
        String text = (location + " " + sentence).toLowerCase(Locale.ROOT);
        findings.add("invalid-header", RULE.matcher(text).replaceAll("`$1` input: $2"), span, hint);
    }

    void knownKeys(YamlMap map, Collection<String> known) {
        List<String> unknown =
                map.names().stream().filter(name -> !known.contains(name)).toList();
        if (!unknown.isEmpty()) {
            String meant = unknown.stream()
                    .flatMap(name -> DidYouMean.nearest(name, known).stream())
                    .map(near -> "'" + near + "'")
                    .collect(Collectors.joining(", "));
            report(
                    map.keySpan(unknown.get(0)),
                    "config contains unknown keys: " + String.join(", ", unknown),
                    meant.isEmpty() ? Optional.empty() : Optional.of("did you mean " + meant + "?"));
        }
    }

    void notTogether(YamlMap map, List<String> keys) {
        List<String> present = map.names().stream().filter(keys::contains).toList();
        if (present.size() > 1) {
            config(map.keySpan(present.get(1)), "these keys cannot be used together: " + String.join(", ", present));
        }
    }
}
