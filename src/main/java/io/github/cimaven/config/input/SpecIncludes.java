package io.github.cimaven.config.input;

import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The port to files that a header includes: they hold {@code inputs} and nothing else. */
@FunctionalInterface
public interface SpecIncludes {
    /**
     * The inputs of each file, in their order.
     *
     * @param include the value of {@code spec:include}
     * @throws IOException if a file that is there cannot be read
     */
    Result read(YamlNode include) throws IOException;

    /** What GitLab says of a text in the {@code cache} of an item; where no item is followed, there is nothing to say. */
    default Optional<String> cacheFault(String text) {
        return Optional.empty();
    }

    /** @param problem why there are no files; GitLab says the first one */
    record Result(List<YamlMap> inputs, Optional<Problem> problem) {
        public Result {
            inputs = List.copyOf(inputs);
        }
    }
}
