package io.github.cimaven.config.yaml;

import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.source.Trail;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.reader.ReaderException;

/** Reads one YAML document. Stateless. */
public final class YamlReader {
    private static final Pattern DIRECTIVE = Pattern.compile("(?:[ \\t]*(?:#[^\\n]*)?\\n)*(%)");

    private YamlReader() {}

    /** Without a root, the first problem says why. */
    public record Result(Optional<YamlNode> root, List<Problem> problems) {}

    /** @param part the document within its file: all of it, or what is left when a header was cut off */
    public static Result read(Span part) {
        try {
            return read(part, LibyamlText.of(part.source().text().substring(part.start(), part.end())));
        } catch (YamlProblem found) {
            return new Result(Optional.empty(), List.of(found.problem()));
        }
    }

    private static Result read(Span part, LibyamlText text) {
        try (ParsedAhead events = ParsedAhead.of(text.text())) {
            events.getEvent(); // The stream begins.
            if (events.checkEvent(Event.ID.StreamEnd)) {
                checkDirective(text.text(), part);
                Span nothing = part.source().span(part.start(), part.start());
                return new Result(Optional.of(new YamlScalar(null, nothing, Trail.NONE)), List.of());
            }
            events.getEvent(); // The document begins.
            NodeComposer composer = new NodeComposer(events, new Positions(part), text);
            YamlNode root = composer.compose();
            events.getEvent(); // It ends.
            List<Problem> warnings = new ArrayList<>(composer.warnings());
            rest(events).ifPresent(mark -> warnings.add(unread(mark, part)));
            return new Result(Optional.of(root), warnings);
        } catch (MarkedYAMLException e) {
            if (e.getProblem() != null && text.stumbledOverQuestionMark(e.getProblem())) {
                return read(part, text.withoutQuestionMarks());
            }
            throw new YamlProblem(new SyntaxFault(e, part).problem());
        } catch (ReaderException e) {
            throw new YamlProblem(characterProblem(e, part));
        }
    }

    /** What begins with a directive needs the dashes of a document, where GitLab has divided the file. */
    private static void checkDirective(String text, Span part) {
        Matcher directive = DIRECTIVE.matcher(text);
        if (directive.lookingAt()) {
            int start = part.start() + directive.start(1);
            throw new YamlProblem(Problem.error(
                            "yaml-syntax",
                            "Invalid YAML syntax: no document begins after this directive",
                            part.source().span(start, start + 1))
                    .withHint("remove the line; GitLab knows its version of YAML without it"));
        }
    }

    /** GitLab divides a file by itself, and reads no further than the first document of each part. */
    private static Optional<Mark> rest(Parser events) {
        try {
            if (events.checkEvent(Event.ID.StreamEnd)) {
                return Optional.empty();
            }
            events.getEvent(); // The next document begins.
            Mark start = events.getEvent().getStartMark();
            while (!events.checkEvent(Event.ID.DocumentEnd)) {
                events.getEvent();
            }
            return Optional.of(start);
        } catch (MarkedYAMLException e) {
            return Optional.ofNullable(e.getProblemMark());
        }
    }

    private static Problem unread(Mark mark, Span part) {
        int offset = new Positions(part).offset(mark.getIndex());
        return Problem.warning(
                        "yaml-unread",
                        "GitLab does not read on from here",
                        part.source().span(offset, offset + 1))
                .withHint("the document has ended before; remove what follows, or check its indentation");
    }

    private static Problem characterProblem(ReaderException e, Span part) {
        int offset = new Positions(part).offset(e.getPosition());
        return Problem.error(
                        "yaml-character",
                        String.format(
                                Locale.ROOT,
                                "Invalid YAML syntax: the character U+%04X is not allowed",
                                e.getCodePoint()),
                        part.source().span(offset, offset + 1))
                .withHint(
                        e.getCodePoint() == 0
                                ? "remove it; a file that has many of them is UTF-16: save it as UTF-8"
                                : "remove it, or write it as an escape (\\x..) in double quotes");
    }
}
