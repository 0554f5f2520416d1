package io.github.cimaven.config.rule;

import io.github.cimaven.config.model.Rule;
import java.util.List;

/**
 * What became of one rule, for a person who asks why.
 *
 * @param clauses those that were asked, in their order: the last one is the one that decided
 */
public record RuleAnswer(Rule rule, Result result, List<ClauseAnswer> clauses) {
    /** How it ended. */
    public enum Result {
        MATCHES,
        DOES_NOT_MATCH,
        /** It could not be told. */
        UNANSWERABLE,
        /** A rule before it has decided. */
        NOT_ASKED
    }

    public RuleAnswer {
        clauses = List.copyOf(clauses);
    }
}
