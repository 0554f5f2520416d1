package io.github.cimaven.run.log;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

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
        Stream<String> quoted =
                values.stream().filter(value -> value.contains("'")).map(value -> value.replace("'", "'\\''"));
        return new Secrets(Stream.concat(values.stream(), quoted).toList(), allTokens);
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
