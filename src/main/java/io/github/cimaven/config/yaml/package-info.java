/**
 * YAML as GitLab reads it: the 1.1 dialect of Ruby's Psych, with a position for every node.
 *
 * <p>In: {@link io.github.cimaven.config.source.SourceText}. Out: {@link io.github.cimaven.config.yaml.YamlNode} trees, and
 * back to text. The only user of SnakeYAML, of which it takes the node graph and never the objects.
 */
@NullMarked
package io.github.cimaven.config.yaml;

import org.jspecify.annotations.NullMarked;
