package io.github.cimaven.config.yaml;

import io.github.cimaven.config.source.Span;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Long texts that will probably be read soon, each parsed on a thread of its own from now on. What is wrong with a text is told
 * to whoever reads it. Thread-safe.
 */
public final class YamlAhead {
    private static final Map<String, ParsedAhead> BEGUN = new ConcurrentHashMap<>();

    private YamlAhead() {}

    /** @param part a document within its file; nothing is done for a short one */
    public static void begin(Span part) {
        String text = text(part);
        if (ParsedAhead.isLong(text)) {
            BEGUN.computeIfAbsent(text, ParsedAhead::begun);
        }
    }

    private static String text(Span part) {
        return LibyamlText.of(part.source().text().substring(part.start(), part.end()))
                .text();
    }

    /** Each can be read once. */
    static Optional<ParsedAhead> taken(String text) {
        return BEGUN.isEmpty() ? Optional.empty() : Optional.ofNullable(BEGUN.remove(text));
    }

    /** Gives up what nobody has read. */
    public static void forget() {
        BEGUN.values().forEach(ParsedAhead::close);
        BEGUN.clear();
    }
}
