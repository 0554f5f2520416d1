package io.github.cimaven.config.keyword;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates, with or without a time, as ISO 8601 writes them and Ruby reads them. */
final class IsoDateTime {
    private static final Pattern PARTS = Pattern.compile(
            "([-+]?[0-9W-]+?)(?:[T\\s](\\d{2})(?::?(\\d{2})(?::?(\\d{2})(?:[.,]\\d+)?)?)?(?:Z|[-+]\\d{2}(?::?\\d{2})?)?)?",
            Pattern.CASE_INSENSITIVE);
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.BASIC_ISO_DATE,
            DateTimeFormatter.ISO_WEEK_DATE,
            DateTimeFormatter.ISO_ORDINAL_DATE);

    private IsoDateTime() {}

    static boolean valid(String text) {
        Matcher parts = PARTS.matcher(text.strip());
        return parts.matches()
                && isDate(parts.group(1))
                && below(24, parts.group(2))
                && below(59, parts.group(3))
                && below(59, parts.group(4));
    }

    private static boolean isDate(String text) {
        return DATES.stream().anyMatch(format -> {
            try {
                return LocalDate.parse(text, format) != null;
            } catch (DateTimeException e) {
                return false; // perhaps another of the forms
            }
        });
    }

    private static boolean below(int most, @org.jspecify.annotations.Nullable String number) {
        return number == null || Integer.parseInt(number) <= most;
    }
}
