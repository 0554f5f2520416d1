/**
 * The port to places where a job's commands run; the places themselves are the packages below, which never see each other.
 *
 * <p>In: a {@link io.github.cimaven.run.executor.JobContext} and scripts. Out: exit codes as values, bytes in the job's log.
 * Uses {@code run.log}.
 */
@NullMarked
package io.github.cimaven.run.executor;

import org.jspecify.annotations.NullMarked;
