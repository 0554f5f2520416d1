package io.github.cimaven.config.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What decides whether and when a job starts, and what its failure means.
 *
 * @param startIn how long a {@link When#DELAYED} job waits
 * @param allowFailure with its default worked out: a job-level {@code when: manual} allows failure unless told otherwise
 * @param rules absent when the job has no {@code rules} key; the list may be empty
 * @param only the implicit one where the job has neither {@code only} nor {@code rules}: branches and tags, unless the workflow
 *     has rules
 */
public record Start(
        When when,
        Optional<Duration> startIn,
        AllowFailure allowFailure,
        Optional<List<Rule>> rules,
        Optional<Policy> only,
        Optional<Policy> except) {
    public Start {
        rules = rules.map(List::copyOf);
    }
}
