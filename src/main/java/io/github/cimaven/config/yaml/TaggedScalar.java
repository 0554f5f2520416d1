package io.github.cimaven.config.yaml;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Ruby's Psych makes of a scalar with a tag: text of {@code !!str}, what is encoded of {@code !!binary}, a number of
 * {@code !!float}; with any other tag it is read as if it were plain, also in quotes.
 */
final class TaggedScalar {
    /** The anchor and the tag before a value, which can itself begin with neither sign. */
    private static final Pattern PROPERTIES = Pattern.compile("(?:[&!]\\S*(?:\\s+|\\z))+");

    private static final Pattern TAG = Pattern.compile("(?<=\\A|\\s)!\\S*");

    private TaggedScalar() {}

    /** The tag as it is written before a value. */
    static Optional<String> tag(String source, int start, int end) {
        if (start == end || source.charAt(start) != '!' && source.charAt(start) != '&') {
            return Optional.empty();
        }
        Matcher properties = PROPERTIES.matcher(source).region(start, end);
        if (!properties.lookingAt()) {
            return Optional.empty();
        }
        Matcher tag = TAG.matcher(properties.group());
        return tag.find() ? Optional.of(tag.group()) : Optional.empty();
    }

    static @Nullable Object value(String tag, String text) {
        return switch (tag) {
            case "!!str", "!str", "!<tag:yaml.org,2002:str>" -> text;
            case "!!binary", "!binary", "!<tag:yaml.org,2002:binary>" ->
                new String(decoded(text), StandardCharsets.UTF_8);
            case "!!float", "!float", "!<tag:yaml.org,2002:float>" -> decimal(ScalarTypes.of(text));
            default -> ScalarTypes.of(text);
        };
    }

    /** As Ruby does: up to the first {@code =}, without what is no digit, and without a digit that is too few for a byte. */
    private static byte[] decoded(String text) {
        int end = text.indexOf('=');
        String digits = (end < 0 ? text : text.substring(0, end)).replaceAll("[^A-Za-z0-9+/]", "");
        int whole = digits.length() % 4 == 1 ? digits.length() - 1 : digits.length();
        return Base64.getDecoder().decode(digits.substring(0, whole));
    }

    private static @Nullable Object decimal(@Nullable Object value) {
        return value instanceof BigInteger whole ? (Object) whole.doubleValue() : value;
    }
}
