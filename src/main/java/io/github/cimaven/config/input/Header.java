package io.github.cimaven.config.input;

import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * What the header of a file declares.
 *
 * @param inputs specifications by name
 * @param include names files that declare further inputs
 * @param component which facts of the component the content may use
 */
record Header(YamlMap inputs, Optional<YamlNode> include, List<String> component) {
    Header {
        component = List.copyOf(component);
    }
}
