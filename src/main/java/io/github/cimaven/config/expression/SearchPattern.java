package io.github.cimaven.config.expression;

import com.google.re2j.Pattern;
import java.util.Optional;

/**
 * A pattern without slashes that is looked for anywhere in a text, such as the {@code regex} of an input.
 *
 * @see <a href="https://github.com/google/re2/wiki/Syntax">RE2 syntax</a>
 */
public final class SearchPattern {
    private final Pattern compiled;

    private SearchPattern(Pattern compiled) {
        this.compiled = compiled;
    }

    /** Absent when RE2 does not accept it. */
    public static Optional<SearchPattern> compile(String pattern) {
        return BoundedPattern.compile(pattern).map(SearchPattern::new);
    }

    /** Why RE2 does not accept it. */
    public static String fault(String pattern) {
        return PatternFault.of(pattern);
    }

    public boolean occursIn(String text) {
        return compiled.matcher(text).find();
    }
}
