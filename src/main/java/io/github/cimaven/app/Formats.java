package io.github.cimaven.app;

import java.util.List;

/** The forms in which a goal gives its answer. */
final class Formats {
    private Formats() {}

    /** @throws ConfigurationException naming those there are, if it is none of them */
    static void require(String format, String... known) throws ConfigurationException {
        List<String> names = List.of(known);
        if (!names.contains(format)) {
            String last = names.get(names.size() - 1);
            throw new ConfigurationException("ci.format=" + format + " is not known; it can be "
                    + String.join(", ", names.subList(0, names.size() - 1)) + " or " + last + ".");
        }
    }
}
