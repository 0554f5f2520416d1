package io.github.cimaven.mojo;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * What Maven's logger writes before each message, and where it does. Who knows that can write many lines at once that look as if
 * each had been logged by itself, which takes a tenth of the time.
 *
 * @param text {@code [INFO] }, in colours or not
 * @param standardOutput whether the lines can go to {@code System.out} as Maven has set it, which is where the logger of Maven 3
 *     writes; Maven 4 puts a mark before what others write there, so that they have to be one message of its logger
 */
record LoggerPrefix(String text, boolean standardOutput) {
    /** SLF4J's number for the level. */
    private static final int INFO = 20;

    /**
     * Absent where it is not the same for all lines, such as a time, or where this is another logger than Maven's own.
     *
     * @param maven the class loader that Maven's own classes come from
     * @param colors whether colours are wanted; Maven 3 makes them in any case, and takes them off again on the way to a file
     */
    static Optional<LoggerPrefix> of(ClassLoader maven, boolean colors) {
        try {
            Object logger = Class.forName("org.slf4j.LoggerFactory", true, maven)
                    .getMethod("getLogger", String.class)
                    .invoke(null, LoggerPrefix.class.getName());
            Method level = levelOf(logger.getClass());
            level.setAccessible(true);
            String word = String.valueOf(level.invoke(logger, INFO));
            String shown = colors ? word : word.replaceAll("\u001B\\[[\\d;]*m", "");
            Properties ofMaven4 = read(maven, "maven.logger.properties");
            Properties file = ofMaven4.isEmpty() ? read(maven, "simplelogger.properties") : ofMaven4;
            String name = ofMaven4.isEmpty() ? "org.slf4j.simpleLogger." : "maven.logger.";
            boolean output =
                    ofMaven4.isEmpty() && value(file, name + "logFile", "").equals("System.out");
            return isUsual(file, name) ? Optional.of(new LoggerPrefix("[" + shown + "] ", output)) : Optional.empty();
        } catch (ReflectiveOperationException | IOException | RuntimeException otherLogger) {
            return Optional.empty();
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
    private static boolean isUsual(Properties file, String name) {
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
        return value(file, name, standard).toLowerCase(Locale.ROOT).equals("true");
    }

    private static String value(Properties file, String name, String standard) {
        String legacy = name.replace("maven.logger.", "org.slf4j.simpleLogger.");
        return System.getProperty(name, System.getProperty(legacy, file.getProperty(name, standard)));
    }
}
