/**
 * Files that a configuration includes.
 *
 * <p>In: the main file's tree, a port to the project's files. Out: one tree in which included files lie below the file that
 * includes them. Uses {@code config.yaml}, {@code config.input} and
 * {@code config.merge}.
 */
@NullMarked
package io.github.cimaven.config.include;

import org.jspecify.annotations.NullMarked;
