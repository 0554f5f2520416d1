/**
 * Facts of the user's checkout, asked from the {@code git} command line, which knows the user's own settings.
 *
 * <p>In: a folder. Out: {@link io.github.cimaven.git.GitFacts} and lists of files. Never writes to the checkout. Uses nothing of ours
 * but {@code io}.
 */
@NullMarked
package io.github.cimaven.git;

import org.jspecify.annotations.NullMarked;
