/**
 * Jobs in containers of docker or podman, which are driven by their command lines.
 *
 * <p>In: scripts, images and services. Out: exit codes; output in the job's log. Uses {@code run.process}.
 */
@NullMarked
package io.github.cimaven.run.executor.docker;

import org.jspecify.annotations.NullMarked;
