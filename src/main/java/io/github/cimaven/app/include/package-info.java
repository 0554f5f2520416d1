/**
 * Where included files come from: the project's folder, other projects by git, the web, and the copies that are kept of these.
 *
 * <p>In: the addresses that a configuration names. Out: implementations of the ports of {@code config.include}. Uses {@code git} and
 * {@code io}; knows nothing of pipelines.
 */
@NullMarked
package io.github.cimaven.app.include;

import org.jspecify.annotations.NullMarked;
