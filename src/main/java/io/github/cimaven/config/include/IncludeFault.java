package io.github.cimaven.config.include;

import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.Span;
import java.util.Optional;

/** Why one include brings nothing: GitLab's text, and what to do about it. */
final class IncludeFault extends Exception {
    private static final long serialVersionUID = 1;

    private final String code;
    private final String text;
    private final String hint;
    private final Optional<Span> span;

    IncludeFault(String code, String text) {
        this(code, text, "");
    }

    /** @param hint empty if there is none */
    IncludeFault(String code, String text, String hint) {
        this(code, text, hint, Optional.empty());
    }

    /** @param span where it is said more exactly than by the place of the file */
    IncludeFault(String code, String text, String hint, Optional<Span> span) {
        super(text);
        this.code = code;
        this.text = text;
        this.hint = hint;
        this.span = span;
    }

    Problem problem(Span place) {
        Problem problem = Problem.error(code, text, span.orElse(place));
        return hint.isEmpty() ? problem : problem.withHint(hint);
    }
}
