/** From events to bytes: what the user sees of a run. The packages below are siblings and never see each other. */
@NullMarked
package io.github.cimaven.report;

import org.jspecify.annotations.NullMarked;
