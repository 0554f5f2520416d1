package io.github.cimaven.config.model;

import java.util.Locale;
import java.util.Optional;

/**
 * When a job starts. {@link #NEVER} stands in rules only.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#when">when</a>
 */
public enum When {
    ON_SUCCESS,
    ON_FAILURE,
    ALWAYS,
    MANUAL,
    DELAYED,
    NEVER;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** GitLab's word, such as {@code on_success}. */
    public String word() {
        return word;
    }

    public static Optional<When> ofWord(String word) {
        for (When when : values()) {
            if (when.word.equals(word)) {
                return Optional.of(when);
            }
        }
        return Optional.empty();
    }
}
