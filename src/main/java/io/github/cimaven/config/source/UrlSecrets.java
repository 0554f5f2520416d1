package io.github.cimaven.config.source;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides what gives access in the web addresses of a text: a password before the host, a token among the parameters. As many
 * {@code x} stand in its place, so that carets still stand under the right character.
 */
public final class UrlSecrets {
    /** {@code user:password@}, or a token alone in the place of both; a password may hold an {@code @} itself. */
    private static final Pattern LOGIN = Pattern.compile("(?<=://)(?:[^/?#@:\\s'\"`]*:)?([^/?#\\s'\"`]+)@");

    private static final Pattern PARAMETER = Pattern.compile(
            "[?&][\\w.%-]{0,80}(?:token|password|passwd|secret|signature|api_?key|credential)[\\w.-]{0,80}=([^&#\\s'\"`]+)",
            Pattern.CASE_INSENSITIVE);

    private UrlSecrets() {}

    public static String hidden(String text) {
        int address = text.indexOf("://");
        return address < 0 || text.indexOf('@', address) < 0 && text.indexOf('=', address) < 0
                ? text
                : hidden(PARAMETER, hidden(LOGIN, text));
    }

    private static String hidden(Pattern pattern, String text) {
        return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(hidden(found)));
    }

    private static String hidden(MatchResult found) {
        String whole = found.group();
        int start = found.start(1) - found.start();
        int end = found.end(1) - found.start();
        return whole.substring(0, start) + "x".repeat(end - start) + whole.substring(end);
    }
}
