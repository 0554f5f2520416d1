package io.github.cimaven.run.engine;

/**
 * How the user calls another goal about the same pipeline.
 *
 * @param prefix before the name of a goal: {@code ci}, or the plugin's coordinates where that is what the user typed
 * @param options that lead to the same project and pipeline, each with a blank before it
 */
public record CommandLine(String prefix, String options) {
    /** Where nothing else has to be said. */
    public static final CommandLine SHORT = new CommandLine("ci", "");

    /** The command for a terminal; arguments come as they are, see {@link #quoted}. */
    public String of(String goal, String... arguments) {
        String typed = arguments.length == 0 ? "" : " " + String.join(" ", arguments);
        return "mvn " + prefix + ":" + goal + typed + options;
    }

    /** A text as one word for a shell. */
    public static String quoted(String text) {
        return text.matches("[A-Za-z0-9._/:+@=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
