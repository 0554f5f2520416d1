package io.github.cimaven.config.include;

import io.github.cimaven.config.source.Span;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One file that an include names. */
interface IncludedFile {
    /** The kind of include, as GitLab's CI Lint API names it. */
    String type();

    /** As GitLab names it in its messages. */
    String location();

    /** Where it is named. */
    Span span();

    /** Gets the file. */
    Content content() throws IncludeFault, IOException;

    /**
     * A file that is there and not blank.
     *
     * @param name to show it by
     * @param inside what its own includes depend on
     * @param notice for the user, about how it was got
     */
    @SuppressWarnings("ArrayRecordComponent") // It goes from hand to hand; nobody compares or changes it.
    record Content(String name, byte[] bytes, Surroundings inside, Optional<String> notice) {}

    /** Refuses a path whose last part is no name of a YAML file. */
    default void checkExtension() throws IncludeFault {
        String name = location().substring(location().lastIndexOf('/') + 1);
        if (List.of(name.split("\n", -1)).stream().noneMatch(IncludedFile::isYaml)) {
            throw new IncludeFault(
                    "include-extension",
                    "Included file `" + location() + "` does not have YAML extension!",
                    "the name must end in .yml or .yaml");
        }
    }

    /** Whether a line of a name, small or capital, ends as a YAML file's does, with something before it. */
    private static boolean isYaml(String line) {
        return endsWith(line, ".yml") || endsWith(line, ".yaml");
    }

    private static boolean endsWith(String line, String ending) {
        int start = line.length() - ending.length();
        return start > 0 && line.regionMatches(true, start, ending, 0, ending.length());
    }

    static boolean isBlank(byte[] content) {
        for (byte unit : content) {
            if (unit != ' ' && (unit < '\t' || unit > '\r')) {
                return false;
            }
        }
        return true;
    }

    static IncludeFault offline(String what, UnavailableException why) {
        return new IncludeFault(
                "include-offline",
                what + " is not in the cache, and the build is offline!",
                why.detail().isEmpty() ? "run once without -o to fetch it" : why.detail());
    }

    /** The first letter of a server's words small, as a hint begins. */
    static String asHint(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }
}
