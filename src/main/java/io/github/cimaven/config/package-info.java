/**
 * From the text of {@code .gitlab-ci.yml} to a valid {@link io.github.cimaven.config.model.Pipeline}, or to all its problems.
 *
 * <p>The steps and their order are GitLab's: load, include, extends, {@code !reference}, edge stages, keywords. Uses
 * {@code git} and {@code io} only through ports.
 */
@NullMarked
package io.github.cimaven.config;

import org.jspecify.annotations.NullMarked;
