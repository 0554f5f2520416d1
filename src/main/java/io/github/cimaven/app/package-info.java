/**
 * The whole program without Maven: lint, plan and run a pipeline on this machine.
 *
 * <p>In: {@link io.github.cimaven.app.Settings} and {@link io.github.cimaven.app.Ambient}. Out: a verdict, the console's
 * lines, and the files of {@code target/ci}. The only place that wires the phases together; uses all of them.
 */
@NullMarked
package io.github.cimaven.app;

import org.jspecify.annotations.NullMarked;
