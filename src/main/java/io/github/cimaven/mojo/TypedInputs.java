package io.github.cimaven.mojo;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Inputs as they were typed, which Maven does not tell: one without a value is {@code true} to it.
 *
 * @param commandLine of this process; absent where it does not show Maven's arguments (a daemon)
 */
record TypedInputs(Optional<String> commandLine) {
    private static final Pattern WITHOUT_VALUE = Pattern.compile("(?:^|\\s)(?:-D|--d[a-z]*[=\\s])\\s*[\"']?"
            + Pattern.quote(PropertyNames.INPUT) + "([^\\s=\"']+)(?=[\"']?(?:\\s|$))");

    /** A sentence for each input that was typed without a value. */
    List<String> warnings() {
        return WITHOUT_VALUE
                .matcher(commandLine.orElse(""))
                .results()
                .map(found -> found.group(1))
                .distinct()
                .map(name -> "-D" + PropertyNames.INPUT + name + " has no value, which Maven takes for true: write -D"
                        + PropertyNames.INPUT + name + "=VALUE.")
                .toList();
    }
}
