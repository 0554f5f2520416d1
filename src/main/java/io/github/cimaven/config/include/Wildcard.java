package io.github.cimaven.config.include;

/**
 * A path with {@code *}, which stands for anything but a slash, and {@code **}, which stands for anything: {@code ci/**}{@code /*.yml}
 * therefore finds files in folders below {@code ci} and none in {@code ci} itself.
 *
 * @param start what comes before the first star
 * @param rest from the first star on
 * @see <a href="https://docs.gitlab.com/ci/yaml/includes/#use-includelocal-with-wildcard-file-paths">Wildcards</a>
 */
record Wildcard(String start, String rest) {
    static Wildcard of(String path) {
        int star = path.indexOf('*');
        // More than two stars in a row say no more than two.
        String rest = star < 0 ? "" : path.substring(star).replaceAll("\\*{3,}+", "**");
        return new Wildcard(star < 0 ? path : path.substring(0, star), rest);
    }

    boolean matches(String path) {
        return path.startsWith(start) && isEnd(path.substring(start.length()));
    }

    /** Walks through the pattern once, with all the places of the text at which that may be: no pattern takes long. */
    private boolean isEnd(String text) {
        if (rest.length() > 3 * text.length() + 2) {
            return false;
        }
        boolean[] reached = new boolean[text.length() + 1];
        reached[0] = true;
        for (int at = 0; at < rest.length(); at++) {
            if (rest.charAt(at) != '*') {
                literal(rest.charAt(at), text, reached);
            } else if (rest.startsWith("**", at)) {
                at++;
                star('\n', text, reached);
            } else {
                star('/', text, reached);
            }
        }
        return reached[text.length()];
    }

    private static void literal(char wanted, String text, boolean[] reached) {
        for (int i = text.length(); i > 0; i--) {
            reached[i] = reached[i - 1] && text.charAt(i - 1) == wanted;
        }
        reached[0] = false;
    }

    private static void star(char border, String text, boolean[] reached) {
        for (int i = 0; i < text.length(); i++) {
            reached[i + 1] |= reached[i] && text.charAt(i) != border;
        }
    }
}
