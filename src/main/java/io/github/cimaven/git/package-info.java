/**
 * Facts of the user's checkout and copies of other projects, asked from the {@code git} command line, which knows the user's own
 * settings.
 *
 * <p>In: a folder, or the address of a project. Out: {@link io.github.cimaven.git.GitFacts}, lists of files, repositories of one
 * commit. Never writes to the checkout. Uses nothing of ours but {@code io}.
 */
@NullMarked
package io.github.cimaven.git;

import org.jspecify.annotations.NullMarked;
