package io.github.cimaven.config.input;

import io.github.cimaven.config.source.Trail;
import io.github.cimaven.config.variable.Variables;

/**
 * What the blocks of one file are filled in with, besides what its header says.
 *
 * @param component the component that the file belongs to
 * @param variables for {@code expand_vars}
 * @param way how the file came into the configuration
 */
public record Filling(GivenInputs given, ComponentFacts component, Variables variables, Trail way) {}
