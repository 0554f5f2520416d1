package io.github.cimaven.config.model;

/**
 * Which one of the jobs a job is that {@code parallel} made of one.
 *
 * @param group the name that stands in the configuration
 * @param index {@code CI_NODE_INDEX}, from 1
 * @param total {@code CI_NODE_TOTAL}
 * @see <a href="https://docs.gitlab.com/ci/yaml/#parallel">parallel</a>
 */
public record Instance(String group, int index, int total) {}
