/**
 * The problems of a configuration in SARIF, for editors and code scanning.
 *
 * <p>In: a {@link io.github.cimaven.report.LintResult}. Out: JSON in the form of SARIF 2.1.0.
 */
@NullMarked
package io.github.cimaven.report.sarif;

import org.jspecify.annotations.NullMarked;
