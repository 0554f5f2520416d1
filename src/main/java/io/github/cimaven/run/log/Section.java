package io.github.cimaven.run.log;

/**
 * A part of a job's log that GitLab can fold.
 *
 * @param name for programs: {@code get_sources}
 * @param title for people, with its colours
 * @param shown whether who looks on sees the title; what every job begins with tells them nothing
 * @see <a href="https://docs.gitlab.com/ci/jobs/job_logs/#custom-collapsible-sections">Collapsible sections</a>
 */
public record Section(String name, String title, boolean shown) {}
