package io.github.cimaven.config.source;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Something that is wrong with the user's configuration: a value, collected and shown with all others, never thrown.
 *
 * @param phase the step at which GitLab finds it
 * @param code stable name of the kind of problem, such as {@code unknown-keyword}
 * @param message one line for a person; where GitLab has a text for it, GitLab's text
 * @param span where it is, when it has a place
 * @param also further places of the same problem, in the order of the file
 * @param hint what to do about it
 */
public record Problem(
        Phase phase,
        String code,
        Severity severity,
        String message,
        Optional<Span> span,
        List<Span> also,
        Trail trail,
        Optional<String> hint) {
    /** By file, then by position in it; those without a place come first. */
    public static final Comparator<Problem> BY_PLACE = Comparator.comparing((Problem problem) ->
                    problem.span().map(span -> span.source().name()).orElse(""))
            .thenComparing(problem -> problem.span().map(Span::start).orElse(-1));

    public Problem {
        also = List.copyOf(also);
    }

    public static Problem error(String code, String message, Span span) {
        return new Problem(
                Phase.KEYWORDS,
                code,
                Severity.ERROR,
                message,
                Optional.of(span),
                List.of(),
                Trail.NONE,
                Optional.empty());
    }

    public static Problem warning(String code, String message, Span span) {
        return new Problem(
                Phase.KEYWORDS,
                code,
                Severity.WARNING,
                message,
                Optional.of(span),
                List.of(),
                Trail.NONE,
                Optional.empty());
    }

    /** An error of the whole file or of the pipeline, which no single place explains. */
    public static Problem error(String code, String message) {
        return new Problem(
                Phase.CREATION,
                code,
                Severity.ERROR,
                message,
                Optional.empty(),
                List.of(),
                Trail.NONE,
                Optional.empty());
    }

    /** The same problem in other words. */
    public Problem saying(String text) {
        return new Problem(phase, code, severity, text, span, also, trail, hint);
    }

    public Problem withHint(String text) {
        return new Problem(phase, code, severity, message, span, also, trail, Optional.of(text));
    }

    public Problem via(Trail newTrail) {
        return new Problem(phase, code, severity, message, span, also, newTrail, hint);
    }

    /** The same problem, which other places have a part in. */
    public Problem alsoAt(List<Span> places) {
        return new Problem(phase, code, severity, message, span, places, trail, hint);
    }

    /** The same problem, found at another step. */
    public Problem in(Phase step) {
        return new Problem(step, code, severity, message, span, also, trail, hint);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
