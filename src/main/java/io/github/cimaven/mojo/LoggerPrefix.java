package io.github.cimaven.mojo;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * What Maven's logger writes before each message: {@code [INFO] }, in colours or not. Who knows that can give it many lines as one
 * message that look as if each had come by itself, which takes a tenth of the time.
 */
final class LoggerPrefix {
    /** SLF4J's number for the level. */
    private static final int INFO = 20;

    private LoggerPrefix() {}

    /**
     * Absent where it is not the same for all lines, such as a time, or where this is another logger than Maven's own.
     *
     * @param maven the class loader that Maven's own classes come from
     */
    static Optional<String> of(ClassLoader maven) {
        try {
            Object logger = Class.forName("org.slf4j.LoggerFactory", true, maven)
                    .getMethod("getLogger", String.class)
                    .invoke(null, LoggerPrefix.class.getName());
            Method level = levelOf(logger.getClass());
            level.setAccessible(true);
            String word = String.valueOf(level.invoke(logger, INFO));
            String shown = losesColors(maven) ? word.replaceAll("\u001B\\[[\\d;]*m", "") : word;
            return isUsual(maven) ? Optional.of("[" + shown + "] ") : Optional.empty();
        } catch (ReflectiveOperationException | IOException | RuntimeException otherLogger) {
            return Optional.empty();
        }
    }

    /** Whether Maven 3 takes all colours off again on the way to its output, which takes more time than all the rest. */
    private static boolean losesColors(ClassLoader maven) {
        try {
            Object out = Class.forName("org.fusesource.jansi.AnsiConsole", true, maven)
                    .getMethod("out")
                    .invoke(null);
            return String.valueOf(out.getClass().getMethod("getMode").invoke(out))
                    .toLowerCase(Locale.ROOT)
                    .startsWith("strip");
        } catch (ReflectiveOperationException otherVersion) {
            return false;
        }
    }

    private static Method levelOf(Class<?> type) throws NoSuchMethodException {
        for (Class<?> part = type; part != null; part = part.getSuperclass()) {
            for (Method method : part.getDeclaredMethods()) {
                if (method.getName().equals("renderLevel")) {
                    return method;
                }
            }
        }
        throw new NoSuchMethodException("renderLevel in " + type);
    }

    /** Maven 3 has other names than Maven 4, which knows both. */
    private static boolean isUsual(ClassLoader maven) throws IOException {
        Properties file = read(maven, "maven.logger.properties");
        String name = file.isEmpty() ? "org.slf4j.simpleLogger." : "maven.logger.";
        if (file.isEmpty()) {
            file = read(maven, "simplelogger.properties");
        }
        return !isOn(file, name + "showDateTime", "false")
                && !isOn(file, name + "showThreadName", "true")
                && !isOn(file, name + "showThreadId", "false")
                && !isOn(file, name + "showLogName", "true")
                && !isOn(file, name + "showShortLogName", "false")
                && isOn(file, name + "levelInBrackets", "false");
    }

    private static Properties read(ClassLoader maven, String name) throws IOException {
        Properties properties = new Properties();
        try (InputStream stream = maven.getResourceAsStream(name)) {
            if (stream != null) {
                properties.load(stream);
            }
        }
        return properties;
    }

    private static boolean isOn(Properties file, String name, String standard) {
        String legacy = name.replace("maven.logger.", "org.slf4j.simpleLogger.");
        String value = System.getProperty(name, System.getProperty(legacy, file.getProperty(name, standard)));
        return value.toLowerCase(Locale.ROOT).equals("true");
    }
}
