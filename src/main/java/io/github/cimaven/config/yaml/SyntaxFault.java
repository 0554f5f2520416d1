package io.github.cimaven.config.yaml;

import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Why a text is no YAML: what the parser says, where it is noticed, where it probably began, and what to do. The hints quote
 * nothing of the text, which may hold secrets.
 */
final class SyntaxFault {
    private static final String UNKNOWN_ALIAS = "found undefined alias";

    private final String reason;
    private final String context;
    private final Span part;
    private final String text;
    private final int noticed;
    private final int began;

    /** @param part the document within its file */
    SyntaxFault(MarkedYAMLException e, Span part) {
        Positions positions = new Positions(part);
        this.reason = Objects.requireNonNullElse(e.getProblem(), "it cannot be read");
        this.context = Objects.requireNonNullElse(e.getContext(), "");
        this.part = part;
        this.text = part.source().text();
        this.began = offset(e.getContextMark(), positions, part.start());
        this.noticed = offset(e.getProblemMark(), positions, began);
    }

    private static int offset(@Nullable Mark mark, Positions positions, int otherwise) {
        return mark == null ? otherwise : positions.offset(mark.getIndex());
    }

    Problem problem() {
        if (isPlaceholder()) {
            return at(noticed).withHint("between brackets and braces, put a value with $[[ … ]] in quotes");
        }
        if (opened("while scanning a quoted scalar") && isAtEnd()) {
            return at(began).withHint("this quote is never closed");
        }
        Optional<Integer> quote = openingQuote();
        if (quote.isPresent()) {
            return behindQuote(quote.get());
        }
        if (opened("while parsing a flow ")) {
            return isAtEnd()
                    ? at(began)
                            .withHint("this " + (text.charAt(began) == '{' ? "brace" : "bracket") + " is never closed")
                    : withOpening(began)
                            .withHint(
                                    "what begins at " + where(began)
                                            + " has not ended yet: a comma or the closing bracket is missing before this place");
        }
        Problem problem = at(noticed);
        return hint().map(problem::withHint).orElse(problem);
    }

    private Problem behindQuote(int opening) {
        return withOpening(opening)
                .withHint(
                        isSameLine(opening)
                                ? "the text in quotes has ended before this place; a quote within it is written twice in '…',"
                                        + " and as \\\" in \"…\""
                                : "the quote of " + where(opening)
                                        + " is closed only here; one is probably missing there");
    }

    private Problem withOpening(int opening) {
        return isSameLine(opening) ? at(noticed) : at(noticed).alsoAt(List.of(place(opening)));
    }

    private String where(int opening) {
        Span place = place(opening);
        return isSameLine(opening) ? "column " + place.column() : "line " + place.line();
    }

    private boolean isSameLine(int opening) {
        return place(opening).line() == place(noticed).line();
    }

    private Problem at(int offset) {
        return Problem.error("yaml-syntax", message(), place(offset));
    }

    private Span place(int offset) {
        return part.source().span(offset, offset + 1);
    }

    /** Whether the parser was within something that has an opening sign, which is where it began. */
    private boolean opened(String what) {
        return context.startsWith(what) && began < text.length() && "[{\"'".indexOf(text.charAt(began)) >= 0;
    }

    /** Whether it read to the end for want of a sign that closes. */
    private boolean isAtEnd() {
        return text.substring(Math.min(noticed, part.end()), part.end()).isBlank();
    }

    /** {@code $[[}, where YAML takes the brackets for lists. */
    private boolean isPlaceholder() {
        return noticed > 0 && text.charAt(noticed - 1) == '$' && text.startsWith("[[", noticed);
    }

    /** The quote that opens a text in quotes, where the parser stumbled right behind that. */
    private Optional<Integer> openingQuote() {
        int closing = noticed - 1;
        if (!reason.startsWith("expected") || closing <= part.start() || "\"'".indexOf(text.charAt(closing)) < 0) {
            return Optional.empty();
        }
        int opening = text.lastIndexOf(text.charAt(closing), closing - 1);
        return opening < part.start() ? Optional.empty() : Optional.of(opening);
    }

    private String message() {
        return reason.startsWith(UNKNOWN_ALIAS)
                ? "An alias referenced an unknown anchor: "
                        + reason.substring(UNKNOWN_ALIAS.length()).strip()
                : "Invalid YAML syntax: " + reason.replaceAll("\\s+", " ").strip();
    }

    private Optional<String> hint() {
        String line = part.source().line(place(noticed).line());
        if (reason.contains("'\\t") || line.strip().isEmpty() ? line.contains("\t") : line.matches("\\s*\\t.*")) {
            return Optional.of("YAML does not allow tabs for indentation; use blanks");
        }
        if (reason.startsWith(UNKNOWN_ALIAS)) {
            return Optional.of("an alias works only after its anchor (&name) and within one file");
        }
        if (reason.contains("cannot start any token")) {
            return Optional.of("put a text that begins with this sign in quotes");
        }
        if (reason.contains("mapping values are not allowed")) {
            return Optional.of("quote a text that contains ': ', or check the indentation of this line");
        }
        if (reason.toLowerCase(Locale.ROOT).contains("block end") || reason.contains("expected")) {
            return Optional.of("check the indentation of this line and the one before");
        }
        return Optional.empty();
    }
}
