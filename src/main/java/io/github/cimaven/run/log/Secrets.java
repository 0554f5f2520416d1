package io.github.cimaven.run.log;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a job's log must not show.
 *
 * @param values of masked variables
 * @param allTokens whether all kinds of GitLab's own tokens are told by their prefix ({@code FF_MASK_ALL_DEFAULT_TOKENS}), or only
 *     personal access tokens
 */
public record Secrets(List<String> values, boolean allTokens) {
    /** No values; whatever looks like a token is masked all the same. */
    public static final Secrets NONE = new Secrets(List.of(), true);

    public Secrets {
        values = List.copyOf(values);
    }

    /** These also as a shell quotes them when it tells what it does. */
    public Secrets quotedToo() {
        Set<String> all = new LinkedHashSet<>(values);
        for (String value : values) {
            all.add(value.replace("'", "'\\''"));
            all.add(escaped(value));
            // As bash tells what it compares with.
            all.add(value.replaceAll("(?s).", "\\\\$0"));
        }
        return new Secrets(List.copyOf(all), allTokens);
    }

    /** As between {@code $'} and {@code '}, with all that is not ASCII as octal numbers of bytes. */
    private static String escaped(String value) {
        StringBuilder text = new StringBuilder();
        for (byte unit : value.getBytes(StandardCharsets.UTF_8)) {
            int escape = "\u0007\b\t\n\u000B\f\r\u001B\\'".indexOf(unit);
            if (escape >= 0) {
                text.append('\\').append("abtnvfrE\\'".charAt(escape));
            } else if (unit < ' ' || unit == 0x7F) {
                text.append(String.format(Locale.ROOT, "\\%03o", unit & 0xFF));
            } else {
                text.append((char) unit);
            }
        }
        return text.toString();
    }

    public static Secrets of(Collection<String> values) {
        return new Secrets(List.copyOf(values), true);
    }

    /** The text as the log would show it. */
    public String masked(String text) {
        if (text.isEmpty()) {
            return text;
        }
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        Masker masker = new Masker(this, shown::write);
        masker.write(text.getBytes(StandardCharsets.UTF_8));
        masker.end();
        return shown.toString(StandardCharsets.UTF_8);
    }

    /** Names none of them. */
    @Override
    public String toString() {
        return values.size() + " secrets";
    }
}
