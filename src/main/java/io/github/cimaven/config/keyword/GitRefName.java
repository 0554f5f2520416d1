package io.github.cimaven.config.keyword;

import java.util.regex.Pattern;

/**
 * What git accepts as the name of a branch or tag, or as a commit.
 *
 * @see <a href="https://git-scm.com/docs/git-check-ref-format">git check-ref-format</a>
 */
final class GitRefName {
    private static final Pattern INVALID = Pattern.compile(
            "^-|^/|/$|//|\\.\\.|@\\{|^@$|^refs/heads/$|[\\x00-\\x20\\x7f~^:?*\\[\\\\]|\\.$|(?:^|/)\\.|\\.lock(?:/|$)");

    private GitRefName() {}

    static boolean valid(String name) {
        return !name.isEmpty() && !INVALID.matcher(name).find();
    }
}
