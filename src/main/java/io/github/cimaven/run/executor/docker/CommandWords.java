package io.github.cimaven.run.executor.docker;

import io.github.cimaven.config.model.Image;
import java.util.ArrayList;
import java.util.List;

/** The end of a command line that makes a container: entrypoint, image, command. */
final class CommandWords {
    private CommandWords() {}

    /** The engines' own option takes one word of an entrypoint; the others come before the command. */
    static List<String> of(Image image, List<String> command) {
        List<String> words = new ArrayList<>();
        List<String> entrypoint = image.entrypoint();
        if (!entrypoint.isEmpty()) {
            words.addAll(List.of("--entrypoint", entrypoint.get(0)));
        }
        words.add(image.name());
        if (entrypoint.size() > 1) {
            words.addAll(entrypoint.subList(1, entrypoint.size()));
        }
        words.addAll(command);
        return words;
    }
}
