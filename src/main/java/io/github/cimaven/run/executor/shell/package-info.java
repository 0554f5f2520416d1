/**
 * Jobs as processes of this machine.
 *
 * <p>In: scripts. Out: exit codes; output in the job's log. Uses {@code run.process}.
 */
@NullMarked
package io.github.cimaven.run.executor.shell;

import org.jspecify.annotations.NullMarked;
