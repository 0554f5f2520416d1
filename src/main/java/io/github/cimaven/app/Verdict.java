package io.github.cimaven.app;

/**
 * What a run means for the build.
 *
 * @param failed whether a job failed that must not, or the pipeline was canceled
 * @param message for the user, when it failed
 */
public record Verdict(boolean failed, String message) {
    static final Verdict PASSED = new Verdict(false, "");
}
