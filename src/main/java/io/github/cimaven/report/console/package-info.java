/**
 * Lines on the user's console: progress, the table at the end, the list of a plan.
 *
 * <p>In: events, masked lines, plans. Out: text by way of a {@link io.github.cimaven.report.console.Console}.
 */
@NullMarked
package io.github.cimaven.report.console;

import org.jspecify.annotations.NullMarked;
