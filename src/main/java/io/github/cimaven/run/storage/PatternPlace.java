package io.github.cimaven.run.storage;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Where the files are that a pattern of the user's means.
 *
 * @param projectDir the project folder as jobs name it
 */
record PatternPlace(Path projectDir) {
    /**
     * A pattern in two parts.
     *
     * @param folder a path from the project folder in which nothing is special; empty: the project folder itself
     * @param glob for names in it; empty: the folder itself is meant
     */
    record Split(String folder, String glob) {
        /** A glob that begins at the project folder. */
        String joined() {
            String plain = folder.replaceAll("[\\\\*?\\[\\]{}]", "\\\\$0");
            return plain.isEmpty() ? glob : glob.isEmpty() ? plain : plain + "/" + glob;
        }
    }

    /** Absent when the pattern leads out of the project. */
    Optional<Split> split(String pattern) {
        String project = projectDir.toString().replace('\\', '/');
        String text = pattern.equals(project) ? "" : pattern;
        if (text.startsWith(project + "/")) {
            text = text.substring(project.length() + 1);
        }
        if (text.startsWith("/")) {
            return Optional.empty();
        }
        int special = firstSpecial(text);
        return clean(text).map(clean -> special < 0 ? named(clean) : globbed(clean));
    }

    /** A path that may have a backslash before what is not to be special. */
    private static Split named(String path) {
        int slash = path.lastIndexOf('/');
        String last = path.substring(slash + 1);
        return last.indexOf('\\') < 0 && last.indexOf('}') < 0
                ? new Split(plain(path), "")
                : new Split(slash < 0 ? "" : plain(path.substring(0, slash)), last);
    }

    private static Split globbed(String glob) {
        int slash = glob.lastIndexOf('/', firstSpecial(glob));
        return new Split(slash < 0 ? "" : plain(glob.substring(0, slash)), glob.substring(slash + 1));
    }

    /** The place of the first character that makes it more than a path; below zero: there is none. */
    private static int firstSpecial(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if ("*?[{".indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private static String plain(String text) {
        return text.replaceAll("\\\\([*?\\[\\]{}])", "$1");
    }

    /** Without {@code .} and {@code ..}; absent when it leads upwards. */
    private static Optional<String> clean(String text) {
        Deque<String> names = new ArrayDeque<>();
        for (String name : text.split("/", -1)) {
            if (name.equals("..")) {
                if (names.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return Optional.of(String.join("/", names));
    }
}
