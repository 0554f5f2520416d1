package io.github.cimaven.io;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How people write amounts of data: {@code 1 GB}, {@code 500m}, {@code 4096 KB}. A unit is 1024 of the one below it. */
public final class ByteCount {
    private static final Pattern TEXT =
            Pattern.compile("\\s*(\\d{1,12}(?:\\.\\d{1,3})?)\\s*([kmgt]?)(?:i?b|bytes?)?\\s*");
    private static final String UNITS = "kmgt";

    private ByteCount() {}

    /** The amount in bytes; absent if the text is none. */
    public static Optional<Long> parse(String text) {
        Matcher matcher = TEXT.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int unit = matcher.group(2).isEmpty() ? 0 : UNITS.indexOf(matcher.group(2)) + 1;
        return Optional.of((long) (Double.parseDouble(matcher.group(1)) * Math.pow(1024, unit)));
    }
}
