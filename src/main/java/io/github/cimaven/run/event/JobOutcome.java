package io.github.cimaven.run.event;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How one attempt of a job ended: a value, also when the job broke.
 *
 * @param status {@link Status#SUCCESS}, {@link Status#FAILED} or {@link Status#CANCELED}
 * @param reason present when failed
 * @param exitCode of the script, when it ran to an end of its own
 * @param detail one line for a person, empty when there is nothing to say
 */
public record JobOutcome(Status status, Optional<FailureReason> reason, OptionalInt exitCode, String detail) {
    public JobOutcome {
        boolean terminal = status == Status.SUCCESS || status == Status.FAILED || status == Status.CANCELED;
        if (!terminal || (status == Status.FAILED) != reason.isPresent()) {
            throw new IllegalArgumentException("no outcome: " + status + " " + reason);
        }
    }

    public static JobOutcome success() {
        return new JobOutcome(Status.SUCCESS, Optional.empty(), OptionalInt.of(0), "");
    }

    /** A bridge has started its pipeline, and where it waits for that, the pipeline has passed. */
    public static JobOutcome passed() {
        return new JobOutcome(Status.SUCCESS, Optional.empty(), OptionalInt.empty(), "");
    }

    /** The pipeline of a bridge came to a bad end; GitLab gives no better reason for the bridge. */
    public static JobOutcome downstream(String detail) {
        return failure(FailureReason.UNKNOWN_FAILURE, detail);
    }

    public static JobOutcome scriptFailure(int exitCode) {
        return new JobOutcome(
                Status.FAILED,
                Optional.of(FailureReason.SCRIPT_FAILURE),
                OptionalInt.of(exitCode),
                "exit code " + exitCode);
    }

    /** A failure for another reason than the script's exit code. */
    public static JobOutcome failure(FailureReason reason, String detail) {
        return new JobOutcome(Status.FAILED, Optional.of(reason), OptionalInt.empty(), detail);
    }

    public static JobOutcome canceled(String detail) {
        return new JobOutcome(Status.CANCELED, Optional.empty(), OptionalInt.empty(), detail);
    }
}
