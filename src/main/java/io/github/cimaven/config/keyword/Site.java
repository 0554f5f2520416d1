package io.github.cimaven.config.keyword;

import io.github.cimaven.config.source.DidYouMean;
import io.github.cimaven.config.source.Phase;
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
import org.jspecify.annotations.Nullable;

/**
 * Where in the configuration a value is read, as GitLab names the place ({@code jobs:test:script}), and where its problems go.
 *
 * <p>GitLab looks below a value only when the value itself has no problem: {@link #clean()} tells, so that a keyword reads what
 * is below under the same condition.
 */
public final class Site {
    /** The place above in whose name the key is; null where the key is the whole name. */
    private final @Nullable Site above;

    private final String key;
    private final Trail trail;
    private final Consumer<Problem> problems;
    private final Consumer<String> notActedUpon;
    private final Mark mark;

    /** Whether the value of a place has a problem, whatever way its parts came. */
    private static final class Mark {
        private final @Nullable Mark around;
        private boolean clean = true;
        private boolean valid = true;

        /** @param around the mark of the value that this one is a part of */
        Mark(@Nullable Mark around) {
            this.around = around;
        }

        void problem() {
            clean = false;
            invalid();
        }

        private void invalid() {
            for (Mark mark = this; mark != null; mark = mark.around) {
                mark.valid = false;
            }
        }
    }

    /**
     * @param location GitLab's name of the place
     * @param trail how the value came here
     * @param notActedUpon takes names of keywords that GitLab knows and that have no effect here yet
     */
    Site(String location, Trail trail, Consumer<Problem> problems, Consumer<String> notActedUpon) {
        this(null, location, trail, problems, notActedUpon, new Mark(null));
    }

    private Site(
            @Nullable Site above,
            String key,
            Trail trail,
            Consumer<Problem> problems,
            Consumer<String> notActedUpon,
            Mark mark) {
        this.above = above;
        this.key = key;
        this.trail = trail;
        this.problems = problems;
        this.notActedUpon = notActedUpon;
        this.mark = mark;
    }

    public static Site root(Consumer<Problem> problems, Consumer<String> notActedUpon) {
        return new Site("", Trail.NONE, problems, notActedUpon);
    }

    /** Put together when somebody asks: of thousands of places few have a problem. */
    public String location() {
        String before = above == null ? "" : above.location();
        return before.isEmpty() ? key : before + ":" + key;
    }

    public Trail trail() {
        return trail;
    }

    public Consumer<Problem> problems() {
        return problems;
    }

    public Consumer<String> notActedUpon() {
        return notActedUpon;
    }

    /** Whether no problem was reported of this very value; those of what is below it do not count. */
    public boolean clean() {
        return mark.clean;
    }

    /** Whether no problem was reported of this value and of all that is below it. */
    boolean valid() {
        return mark.valid;
    }

    /** The place below this one; problems there tell the way of the value if it has one. */
    public Site at(String key, YamlNode value) {
        return new Site(this, key, way(value), problems, notActedUpon, new Mark(mark));
    }

    /** This very place, for a part of its value that may have come another way. */
    Site via(YamlNode part) {
        return part.trail().steps().isEmpty() ? this : new Site(above, key, part.trail(), problems, notActedUpon, mark);
    }

    /** The same place for what GitLab does not look at any more, because the value above has a problem. */
    Site below() {
        return new Site(
                above, key, trail, problem -> problems.accept(problem.in(Phase.BELOW)), notActedUpon, new Mark(null));
    }

    /** A place that GitLab names on its own, not by what is above it. */
    public Site named(String name, YamlNode value) {
        return new Site(null, name, way(value), problems, notActedUpon, new Mark(mark));
    }

    private Trail way(YamlNode value) {
        return value.trail().steps().isEmpty() ? trail : value.trail();
    }

    /** The same place without the problems of one kind. */
    Site without(String code) {
        return new Site(
                above,
                key,
                trail,
                problem -> {
                    if (!problem.code().equals(code)) {
                        problems.accept(problem);
                    }
                },
                notActedUpon,
                mark);
    }

    /** A warning, which leaves the value valid. GitLab writes these lines as they are. */
    void warn(Span span, String code, String text) {
        problems.accept(Problem.warning(code, location() + " " + text, span).via(trail));
    }

    /** The same place with other takers of what is told. */
    Site tellingTo(Consumer<Problem> otherProblems, Consumer<String> otherNames) {
        return new Site(above, key, trail, otherProblems, otherNames, mark);
    }

    /** The same place, where problems are not said once more. */
    public Site muted() {
        return new Site(above, key, trail, problem -> {}, notActedUpon, new Mark(null));
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

    /** A value of no shape that GitLab knows here; it writes these lines as they are, not in lower case. */
    void shape(YamlNode value, String what, Optional<String> hint) {
        mark.problem();
        Problem problem = Problem.error("invalid-shape", location() + " " + what, value.span())
                .via(trail);
        problems.accept(hint.map(problem::withHint).orElse(problem));
    }

    /** Keys that the table does not know, in one problem as GitLab says them, with the names that were probably meant. */
    public void unknownKeys(YamlMap map, Collection<String> known) {
        unknownKeys(map, known, known);
    }

    /** @param likely names that may have been meant, besides those that are known here perhaps */
    void unknownKeys(YamlMap map, Collection<String> known, Collection<String> likely) {
        if (known.containsAll(map.names())) {
            return;
        }
        List<String> unknown =
                map.names().stream().filter(name -> !known.contains(name)).toList();
        if (!unknown.isEmpty()) {
            List<String> meant = unknown.stream()
                    .flatMap(name -> DidYouMean.nearest(name, likely).stream()
                            .map(near -> "did you mean '" + near + "'"
                                    + (unknown.size() > 1 ? " instead of '" + name + "'" : "") + "?"))
                    .toList();
            Problem problem = problem(
                    map.keySpan(unknown.get(0)),
                    "config",
                    "contains unknown keys: " + String.join(", ", unknown),
                    meant.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", meant)));
            problems.accept(
                    problem.alsoAt(unknown.stream().skip(1).map(map::keySpan).toList()));
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
        problems.accept(problem(span, attribute, what, hint));
    }

    private Problem problem(Span span, String attribute, String what, Optional<String> hint) {
        mark.problem();
        String location = location();
        String text = (location.isEmpty() ? "" : location + " ") + (attribute.isEmpty() ? "" : attribute + " ") + what;
        Problem problem = Problem.error(
                        "invalid-" + (attribute.isEmpty() ? "value" : attribute).replace(' ', '-'),
                        text.toLowerCase(Locale.ROOT),
                        span)
                .via(trail);
        return hint.map(problem::withHint).orElse(problem);
    }
}
