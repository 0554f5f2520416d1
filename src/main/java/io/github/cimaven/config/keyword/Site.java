package io.github.cimaven.config.keyword;

import io.github.cimaven.config.source.DidYouMean;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.source.Trail;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where in the configuration a value is read, as GitLab names the place ({@code jobs:test:script}), and where its problems go.
 *
 * @param location GitLab's name of the place
 * @param trail how the value came here
 * @param notActedUpon takes names of keywords that GitLab knows and that have no effect here yet
 */
public record Site(String location, Trail trail, Consumer<Problem> problems, Consumer<String> notActedUpon) {
    public static Site root(Consumer<Problem> problems, Consumer<String> notActedUpon) {
        return new Site("", Trail.NONE, problems, notActedUpon);
    }

    /** The place below this one; problems there tell the way of the value if it has one. */
    public Site at(String key, YamlNode value) {
        Trail way = value.trail().steps().isEmpty() ? trail : value.trail();
        return new Site(location.isEmpty() ? key : location + ":" + key, way, problems, notActedUpon);
    }

    /** The same place, where problems are not said once more. */
    public Site muted() {
        return new Site(location, trail, problem -> {}, notActedUpon);
    }

    /** A problem of the value as a whole: {@code jobs:test:script config should be …}. */
    public void config(YamlNode value, String what) {
        attribute(value, "config", what);
    }

    /** A problem of one attribute: {@code jobs:test when should be …}. GitLab writes these lines in lower case. */
    public void attribute(YamlNode value, String attribute, String what) {
        report(value.span(), attribute, what, Optional.empty());
    }

    public void attribute(YamlNode value, String attribute, String what, Optional<String> hint) {
        report(value.span(), attribute, what, hint);
    }

    /** Keys that the table does not know, each at its own place, with the name that was probably meant. */
    public void unknownKeys(YamlMap map, Collection<String> known) {
        for (String name : map.names()) {
            if (!known.contains(name)) {
                Optional<String> meant = DidYouMean.nearest(name, known).map(near -> "did you mean '" + near + "'?");
                report(map.keySpan(name), "config", "contains unknown keys: " + name, meant);
            }
        }
    }

    /** A choice among words. */
    public void choice(YamlNode value, String attribute, String what, String given, List<String> words) {
        report(
                value.span(),
                attribute,
                what,
                DidYouMean.nearest(given, words).map(near -> "did you mean '" + near + "'?"));
    }

    public void report(Span span, String attribute, String what, Optional<String> hint) {
        String text = (location.isEmpty() ? "" : location + " ") + (attribute.isEmpty() ? "" : attribute + " ") + what;
        Problem problem = Problem.error("invalid-" + attribute.replace(' ', '-'), text.toLowerCase(Locale.ROOT), span)
                .via(trail);
        problems.accept(hint.map(problem::withHint).orElse(problem));
    }
}
