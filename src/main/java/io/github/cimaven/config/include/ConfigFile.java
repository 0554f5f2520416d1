package io.github.cimaven.config.include;

import io.github.cimaven.config.input.ComponentFacts;
import io.github.cimaven.config.input.Filling;
import io.github.cimaven.config.input.GivenInputs;
import io.github.cimaven.config.input.Interpolation;
import io.github.cimaven.config.input.SpecIncludes;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.SourceText;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.source.Trail;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.config.yaml.YamlAhead;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One file of the configuration: its bytes made a map, or the reason why not.
 *
 * @param root the content with its inputs filled in; absent when a problem says why
 * @see <a href="https://docs.gitlab.com/ci/yaml/#specinputs">spec</a>
 */
public record ConfigFile(SourceText source, Optional<YamlMap> root, List<Problem> problems) {
    /** GitLab's default for {@code max_yaml_size_bytes}. */
    public static final int LARGEST = 2 * 1024 * 1024;

    /** In bytes; that much is parsed in no time. */
    private static final int SHORT = 20_000;

    private static final int MOST_DOCUMENTS = 3;
    private static final String DIVIDER = "---";
    private static final String BLANKS = " \t\n\u000B\f\r";

    public ConfigFile {
        problems = List.copyOf(problems);
    }

    /** What is to be read of a file: no more of it than shows that it is too big. */
    public static byte[] bytes(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return stream.readNBytes(LARGEST + 1);
        }
    }

    /** The file that a pipeline starts with; its inputs are the user's. */
    public static ConfigFile readMain(
            String name,
            byte[] content,
            Map<String, @Nullable Object> inputs,
            Variables variables,
            IncludeOrigins origins)
            throws IOException {
        Filling filling = new Filling(GivenInputs.fromUser(inputs), ComponentFacts.NONE, variables, Trail.NONE);
        return read(name, content, filling, new HeaderIncludes(origins, Surroundings.ofMain(origins.own(), variables)));
    }

    /**
     * @param filling what its inputs are filled in with
     * @param files that its header may include
     * @throws IOException if such a file is there and cannot be read
     */
    public static ConfigFile read(String name, byte[] content, Filling filling, SpecIncludes files) throws IOException {
        if (content.length > LARGEST) {
            return failed(
                    new SourceText(name, ""),
                    Problem.error("yaml-too-big", "The provided YAML is too big", new SourceText(name, "").span(0, 0))
                            .withHint("GitLab reads at most 2 MiB; this file is larger"));
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(content.length + 1);
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CoderResult result = decoder.decode(bytes, text, true);
        String decoded = text.flip().toString();
        if (result.isError()) {
            return notUtf8(name, content, bytes.position(), decoded);
        }
        SourceText source = new SourceText(name, decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded);
        return parse(source, filling, files);
    }

    private static ConfigFile notUtf8(String name, byte[] content, int position, String before) {
        SourceText source = new SourceText(name, before + "\uFFFD");
        String message = String.format(
                Locale.ROOT, "Invalid YAML syntax: the byte 0x%02X is not UTF-8", content[position] & 0xFF);
        return failed(
                source,
                Problem.error("not-utf-8", message, source.span(before.length(), before.length() + 1))
                        .withHint("save the file as UTF-8"));
    }

    private static ConfigFile failed(SourceText source, Problem problem) {
        return new ConfigFile(source, Optional.empty(), List.of(problem));
    }

    private static ConfigFile parse(SourceText source, Filling filling, SpecIncludes files) throws IOException {
        if (source.text().isBlank()) {
            return failed(
                    source, Problem.error("empty", "Please provide content of " + source.name(), source.span(0, 0)));
        }
        List<YamlNode> documents = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Span part : documents(source)) {
            YamlReader.Result read = YamlReader.read(part);
            problems.addAll(read.problems());
            if (read.root().isEmpty()) {
                return new ConfigFile(source, Optional.empty(), problems);
            }
            read.root().filter(root -> !isBlank(root)).ifPresent(documents::add);
        }
        Optional<YamlNode> other =
                documents.stream().filter(root -> !(root instanceof YamlMap)).findFirst();
        if (other.isPresent()) {
            return noMap(source, other.get());
        }
        List<YamlMap> maps =
                documents.stream().flatMap(root -> root.asMap().stream()).toList();
        Optional<YamlMap> header = maps.stream().findFirst().filter(map -> maps.size() > 1 && map.has("spec"));
        YamlMap content = maps.isEmpty()
                ? YamlMap.of(Map.of(), source.span(0, 0))
                : maps.get(header.isPresent() ? maps.size() - 1 : 0);
        Interpolation.Result filled = Interpolation.of(header, content, filling, files);
        problems.addAll(filled.problems());
        return new ConfigFile(source, filled.root(), problems);
    }

    private static ConfigFile noMap(SourceText source, YamlNode root) {
        return failed(
                source,
                Problem.error(
                                "no-map",
                                "Invalid configuration format",
                                source.span(root.span().start(), root.span().start() + 1))
                        .withHint("the top level of the file must be 'name: value' lines"));
    }

    /** Nothing but comments, an empty value, or a plain no: GitLab passes over such a document, wherever it stands. */
    private static boolean isBlank(YamlNode root) {
        return root.isNull()
                || root.asMap().filter(map -> map.entries().isEmpty()).isPresent()
                || root.asList().filter(list -> list.items().isEmpty()).isPresent()
                || root.asScalar()
                        .filter(scalar -> Boolean.FALSE.equals(scalar.value()))
                        .isPresent()
                || root.asString().filter(String::isBlank).isPresent();
    }

    /**
     * Begins to parse a file that will probably be read, if it is long.
     *
     * @return local files that it includes by their plain names, as far as that is to be seen at once: not for a long file
     */
    public static List<String> begin(byte[] content) {
        SourceText source = new SourceText("", new String(content, StandardCharsets.UTF_8));
        List<Span> parts = documents(source);
        if (parts.isEmpty() || content.length > LARGEST) {
            return List.of();
        }
        if (content.length > SHORT) {
            parts.forEach(YamlAhead::begin);
            return List.of();
        }
        return YamlReader.read(parts.get(parts.size() - 1))
                .root()
                .flatMap(YamlNode::asMap)
                .flatMap(root -> root.specified("include"))
                .map(IncludeItem::plainNames)
                .orElse(List.of());
    }

    /** The texts of three documents at most, split where a line begins with three dashes, as GitLab does. */
    private static List<Span> documents(SourceText source) {
        String text = source.text();
        List<Span> parts = new ArrayList<>();
        int start = 0;
        int divider = divider(text, 0);
        while (parts.size() < MOST_DOCUMENTS - 1 && divider >= 0) {
            parts.add(source.span(start, divider));
            start = divider + DIVIDER.length();
            divider = divider(text, start);
        }
        parts.add(source.span(start, divider < 0 ? text.length() : divider));
        return parts.stream()
                .filter(part -> !text.substring(part.start(), part.end()).isBlank())
                .toList();
    }

    /** Where the next line begins that is nothing but dashes, or dashes and what follows a blank; -1 if there is none. */
    private static int divider(String text, int from) {
        for (int at = text.indexOf(DIVIDER, from); at >= 0; at = text.indexOf(DIVIDER, at + 1)) {
            int behind = at + DIVIDER.length();
            if ((at == 0 || text.charAt(at - 1) == '\n')
                    && (behind == text.length() || BLANKS.indexOf(text.charAt(behind)) >= 0)) {
                return at;
            }
        }
        return -1;
    }
}
