package io.github.cimaven.app;

/** The user's configuration, or what was asked of it, is wrong; everything was said on the console, nothing was started. */
public class ConfigurationException extends Exception {
    private static final long serialVersionUID = 1;

    public ConfigurationException(String message) {
        super(message);
    }
}
