package io.github.cimaven.config.include;

import java.util.regex.Pattern;

/**
 * A path with {@code *}, which stands for anything but a slash, and {@code **}, which stands for anything: {@code ci/**}{@code /*.yml}
 * therefore finds files in folders below {@code ci} and none in {@code ci} itself.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/includes/#use-includelocal-with-wildcard-file-paths">Wildcards</a>
 */
record Wildcard(Pattern pattern) {
    static Wildcard of(String path) {
        StringBuilder regex = new StringBuilder();
        int position = 0;
        while (position < path.length()) {
            int star = path.indexOf('*', position);
            int end = star < 0 ? path.length() : star;
            regex.append(Pattern.quote(path.substring(position, end)));
            if (star < 0) {
                break;
            }
            boolean two = path.startsWith("**", star);
            regex.append(two ? ".*" : "[^/]*");
            position = star + (two ? 2 : 1);
        }
        return new Wildcard(Pattern.compile(regex.toString()));
    }

    boolean matches(String path) {
        return pattern.matcher(path).matches();
    }
}
