package io.github.cimaven.config.model;

import java.util.Arrays;
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

    /** GitLab's word, such as {@code on_success}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<When> ofWord(String word) {
        return Arrays.stream(values()).filter(when -> when.word().equals(word)).findFirst();
    }
}
