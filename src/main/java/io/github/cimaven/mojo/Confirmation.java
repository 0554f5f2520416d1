package io.github.cimaven.mojo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether the command line of this very build confirms deployments.
 *
 * <p>A confirmation that is always there is none. So the property counts only when it was typed, and any other place where it
 * stands is refused, whatever its value and whether or not it was typed as well.
 *
 * @param typed the property as Maven's user properties hold it
 * @param effective the value that Maven would inject into a goal, from wherever
 * @param commandLine the command line of this process; absent where it does not show Maven's arguments (a daemon)
 * @param elsewhere texts of places that set options for every build, by their name for the user
 */
record Confirmation(
        Optional<String> typed,
        Optional<String> effective,
        Optional<String> commandLine,
        Map<String, String> elsewhere) {
    static final String PROPERTY = "ci.confirm";
    private static final Pattern MENTION = Pattern.compile("(?:^|-D|[\\s\"'=])ci\\.confirm(?![\\w.])");

    /** The property as an argument of its own; a path or a text that only contains its name is none. */
    private static final Pattern ARGUMENT =
            Pattern.compile("(?:^|\\s)(?:-D|--d[a-z]*)[=\\s]?\\s*[\"']?ci\\.confirm(=\\S*)?(?=\\s|$)");

    /**
     * @return true when deployments may run
     * @throws Refused if the property stands where it must not, or has another value than true or false
     */
    boolean given() throws Refused {
        List<String> places = new ArrayList<>();
        elsewhere.forEach((place, text) -> {
            if (MENTION.matcher(text).find()) {
                places.add(place);
            }
        });
        if (places.isEmpty()) {
            unexplained().ifPresent(places::add);
        }
        if (!places.isEmpty()) {
            throw new Refused(PROPERTY + " is set in " + String.join(" and in ", places)
                    + ". A confirmation that is always there is none: remove it there, and type -D" + PROPERTY
                    + "=true on the command line of the one build that shall deploy.");
        }
        if (typed.isEmpty() || typed.get().equals("false")) {
            return false;
        }
        if (!typed.get().equals("true")) {
            throw new Refused(
                    "-D" + PROPERTY + "=" + typed.get() + " is not a confirmation: the value must be exactly 'true'.");
        }
        if (commandLine.isPresent() && !arguments().contains("=true")) {
            // Maven takes a property without a value for true. A deployment deserves the whole word.
            throw new Refused("-D" + PROPERTY + " is not a confirmation: type -D" + PROPERTY + "=true.");
        }
        return true;
    }

    /** What stands behind the property's name, each time it was typed. */
    private List<String> arguments() {
        return ARGUMENT.matcher(commandLine.orElse(""))
                .results()
                .map(found -> Objects.requireNonNullElse(found.group(1), ""))
                .toList();
    }

    /** A value that is there although nobody typed it. */
    private Optional<String> unexplained() {
        boolean injected = typed.isEmpty() && effective.isPresent();
        boolean untyped =
                typed.isPresent() && commandLine.isPresent() && arguments().isEmpty();
        return injected || untyped
                ? Optional.of("a place other than the command line (POM, profile, settings or an option file)")
                : Optional.empty();
    }

    /** The confirmation is not to be trusted; nothing may run. The message is for the user. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }
}
