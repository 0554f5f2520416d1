/**
 * Files and folders: paths from bytes, copying, deleting, globs, whole-or-absent writing, locks.
 *
 * <p>In: paths. Out: paths and bytes. A leaf: uses nothing of ours.
 */
@NullMarked
package io.github.cimaven.io;

import org.jspecify.annotations.NullMarked;
