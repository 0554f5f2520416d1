package io.github.cimaven.config.yaml;

import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.source.Trail;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads one YAML document. Stateless. */
public final class YamlReader {
    /** GitLab allows 100; more lets the guard behind, which knows the place, give the answer, while the stack can bear it. */
    private static final int PARSER_DEPTH = 1000;

    private static final Pattern DIRECTIVE = Pattern.compile("(?:[ \\t]*(?:#[^\\n]*)?\\n)*(%)");

    private static final Resolver UNTYPED = new Untyped();

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
        try {
            Iterator<Node> documents = documents(text.text());
            if (!documents.hasNext()) {
                checkDirective(text.text(), part);
                Span nothing = part.source().span(part.start(), part.start());
                return new Result(Optional.of(new YamlScalar(null, nothing, Trail.NONE)), List.of());
            }
            NodeConverter converter = new NodeConverter(new Positions(part), text);
            YamlNode root = converter.convert(documents.next());
            List<Problem> warnings = new ArrayList<>(converter.warnings());
            rest(documents).ifPresent(mark -> warnings.add(unread(mark, part)));
            return new Result(Optional.of(root), warnings);
        } catch (MarkedYAMLException e) {
            if (e.getProblem() != null && text.stumbledOverQuestionMark(e.getProblem())) {
                return read(part, text.withoutQuestionMarks());
            }
            throw new YamlProblem(new SyntaxFault(e, part).problem());
        } catch (ReaderException e) {
            throw new YamlProblem(characterProblem(e, part));
        } catch (YAMLException e) {
            throw new YamlProblem(Problem.error(
                            "yaml-too-big",
                            "The parsed YAML is too big",
                            part.source().span(part.start(), part.start()))
                    .withHint("it is nested more than 100 levels deep"));
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
    private static Optional<Mark> rest(Iterator<Node> documents) {
        try {
            return documents.hasNext() ? Optional.of(documents.next().getStartMark()) : Optional.empty();
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

    private static Iterator<Node> documents(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        options.setNestingDepthLimit(PARSER_DEPTH);
        options.setAllowDuplicateKeys(true);
        options.setCodePointLimit(Integer.MAX_VALUE);
        Composer composer = new Composer(new ParserImpl(new StreamReader(text), options), UNTYPED, options);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return composer.checkNode();
            }

            @Override
            public Node next() {
                return composer.getNode();
            }
        };
    }

    /** What a plain scalar is, {@link ScalarTypes} says; SnakeYAML need not find it out too. */
    private static final class Untyped extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            // There are none.
        }

        @Override
        public Tag resolve(NodeId kind, String value, boolean implicit) {
            return Tag.STR;
        }
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
