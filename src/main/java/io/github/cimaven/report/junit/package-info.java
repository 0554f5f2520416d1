/**
 * {@code TEST-pipeline.xml}, for whoever reads JUnit reports.
 *
 * <p>In: a {@link io.github.cimaven.run.event.PipelineSnapshot}. Out: XML, each job a test case.
 */
@NullMarked
package io.github.cimaven.report.junit;

import org.jspecify.annotations.NullMarked;
