/**
 * How quick the plugin is: whole Mavens, by the clock, beside what the machine takes for the bare work and, where it is there, beside
 * gitlab-ci-local on the same input. Run by {@code mvn -Pbench}; nothing depends on the outcome.
 */
@NullMarked
package io.github.cimaven.bench;

import org.jspecify.annotations.NullMarked;
