package io.github.cimaven.config.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/** Compiles what users write as patterns; one that RE2 would refuse for its size is not tried. */
final class BoundedPattern {
    private BoundedPattern() {}

    /** Absent when RE2 does not accept it; the callers know what the pattern is for, and what that means. */
    static Optional<Pattern> compile(String regex) {
        if (!new PatternSize(regex).isAccepted()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Pattern.compile(regex));
        } catch (PatternSyntaxException notAccepted) {
            return Optional.empty();
        }
    }
}
