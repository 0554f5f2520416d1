package io.github.cimaven.config.model;

import java.util.List;
import java.util.OptionalInt;

/**
 * Whether a job may fail without failing its pipeline.
 *
 * @param always any failure is allowed
 * @param exitCodes otherwise the exit codes of the script that are allowed; empty when none is
 * @see <a href="https://docs.gitlab.com/ci/yaml/#allow_failure">allow_failure</a>
 */
public record AllowFailure(boolean always, List<Integer> exitCodes) {
    public static final AllowFailure NO = new AllowFailure(false, List.of());
    public static final AllowFailure YES = new AllowFailure(true, List.of());

    public AllowFailure {
        exitCodes = List.copyOf(exitCodes);
    }

    /** @param exitCode of the script; empty when the job failed for another reason than its script */
    public boolean allows(OptionalInt exitCode) {
        return always || exitCode.isPresent() && exitCodes.contains(exitCode.getAsInt());
    }
}
