package io.github.cimaven.config.yaml;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tags for objects of Ruby's classes, which GitLab does not load. */
final class RubyTags {
    private static final Pattern OF_A_CLASS =
            Pattern.compile("!ruby/(?:object|struct|array|hash|hash-with-ivars|exception):(.+)");
    private static final Pattern NAMING_A_CLASS = Pattern.compile("!ruby/(?:class|module)");
    private static final Pattern OF_ITS_OWN = Pattern.compile("!ruby/(regexp|range|exception)");
    private static final String SET = "tag:yaml.org,2002:set";
    private static final String RUBY = "!ruby/";

    private RubyTags() {}

    /**
     * The class that would have to be loaded.
     *
     * @param value of a scalar; empty for others
     */
    static Optional<String> unloadable(String tag, String value) {
        if (tag.isEmpty()) {
            return Optional.empty();
        }
        if (!tag.startsWith(RUBY)) {
            return tag.equals(SET) ? Optional.of("Psych::Set") : Optional.empty();
        }
        Matcher ofAClass = OF_A_CLASS.matcher(tag);
        if (ofAClass.matches()) {
            return Optional.of(ofAClass.group(1));
        }
        Matcher ofItsOwn = OF_ITS_OWN.matcher(tag);
        if (ofItsOwn.matches()) {
            String word = ofItsOwn.group(1);
            return Optional.of(Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return NAMING_A_CLASS.matcher(tag).matches() ? Optional.of(value) : Optional.empty();
    }
}
