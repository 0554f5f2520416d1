/**
 * From the bytes a job writes to masked lines.
 *
 * <p>In: bytes in any chunks, what to mask, the steps of the job as sections. Out: {@link io.github.cimaven.run.log.MaskedLines} for
 * whoever looks on, many at a time, and the masked bytes with the marks of sections in the job's log file. Bytes stay bytes all the
 * way; memory is bounded whatever a job writes, and so is the file. Uses {@code io}.
 */
@NullMarked
package io.github.cimaven.run.log;

import org.jspecify.annotations.NullMarked;
