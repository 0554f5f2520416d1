/**
 * From the bytes a job writes to masked lines.
 *
 * <p>In: bytes in any chunks, the values to mask. Out: {@link io.github.cimaven.run.log.MaskedLine}s for whoever looks on, and
 * the masked bytes in the job's log file. Memory is bounded whatever a job writes. Uses {@code io}.
 */
@NullMarked
package io.github.cimaven.run.log;

import org.jspecify.annotations.NullMarked;
