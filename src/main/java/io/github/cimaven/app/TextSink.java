package io.github.cimaven.app;

import java.io.IOException;

/** Takes the whole result of something that was asked for. */
@FunctionalInterface
public interface TextSink {
    void write(String text) throws IOException;
}
