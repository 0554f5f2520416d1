package io.github.cimaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

class LoggerPrefixTest {
    /** Then each line is logged by itself, whatever that logger makes of it. */
    @Test
    void ofAnotherLoggerThanMavensItIsNotKnown() throws Exception {
        assertThat(LoggerPrefix.of(LoggerPrefixTest.class.getClassLoader(), false))
                .isEmpty();
        try (URLClassLoader nothing = new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader())) {
            assertThat(LoggerPrefix.of(nothing, true)).isEmpty();
        }
    }
}
