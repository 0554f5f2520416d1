/**
 * How maps of the configuration come together: deep merge, {@code extends}, {@code !reference}, {@code default}.
 *
 * <p>In: trees with positions. Out: trees in which every value still knows where it stands and how it got here. Uses
 * {@code config.yaml}.
 */
@NullMarked
package io.github.cimaven.config.merge;

import org.jspecify.annotations.NullMarked;
