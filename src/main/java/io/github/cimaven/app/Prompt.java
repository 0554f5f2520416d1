package io.github.cimaven.app;

import java.util.Optional;

/** Somebody at a terminal who can be asked. */
@FunctionalInterface
public interface Prompt {
    /** @return what was typed, without the end of the line; absent when nothing more will come */
    Optional<String> ask(String question);
}
