package io.github.cimaven.io;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
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

    /** The amount as GitLab writes it: three digits and a unit, such as {@code 5 MiB}. */
    public static String text(long bytes) {
        if (bytes < 1024) {
            return bytes + (bytes == 1 ? " Byte" : " Bytes");
        }
        int unit = Math.min((63 - Long.numberOfLeadingZeros(bytes)) / 10, UNITS.length());
        BigDecimal amount = BigDecimal.valueOf(bytes)
                .divide(BigDecimal.valueOf(1L << 10 * unit), new MathContext(3, RoundingMode.HALF_UP))
                .stripTrailingZeros();
        return amount.toPlainString() + " " + Character.toUpperCase(UNITS.charAt(unit - 1)) + "iB";
    }

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
