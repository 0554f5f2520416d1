package io.github.cimaven.config.include;

import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.SourceText;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file of the configuration: its bytes made a map, or the reason why not.
 *
 * @param root absent when a problem says why
 * @param header whether a {@code spec:} header stood before the content
 * @see <a href="https://docs.gitlab.com/ci/yaml/#specinputs">spec</a>
 */
public record ConfigFile(SourceText source, Optional<YamlMap> root, List<Problem> problems, boolean header) {
    /** GitLab's default for {@code max_yaml_size_bytes}. */
    public static final int LARGEST = 2 * 1024 * 1024;

    private static final Pattern DOCUMENT = Pattern.compile("^---(?=\\s|\\z)", Pattern.MULTILINE);

    public ConfigFile {
        problems = List.copyOf(problems);
    }

    public static ConfigFile read(String name, byte[] content) {
        if (content.length > LARGEST) {
            return failed(
                    new SourceText(name, ""),
                    Problem.error("yaml-too-big", "The provided YAML is too big", new SourceText(name, "").span(0, 0))
                            .withHint("GitLab reads at most 2 MiB; this file has " + content.length + " bytes"));
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(content.length + 1);
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CoderResult result = decoder.decode(bytes, text, true);
        String decoded = text.flip().toString();
        if (result.isError()) {
            return notUtf8(name, content, bytes.position(), decoded);
        }
        return parse(new SourceText(name, decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded));
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
        return new ConfigFile(source, Optional.empty(), List.of(problem), false);
    }

    private static ConfigFile parse(SourceText source) {
        List<Span> documents = documents(source);
        if (documents.isEmpty()) {
            return empty(source);
        }
        YamlReader.Result first = YamlReader.read(documents.get(0));
        boolean header = documents.size() > 1
                && first.root()
                        .flatMap(YamlNode::asMap)
                        .filter(map -> map.has("spec"))
                        .isPresent();
        YamlReader.Result content = header ? YamlReader.read(documents.get(1)) : first;
        if (content.root().isEmpty()) {
            return new ConfigFile(source, Optional.empty(), content.problems(), header);
        }
        YamlNode root = content.root().get();
        if (root.isNull()) {
            return empty(source);
        }
        if (!(root instanceof YamlMap map)) {
            return failed(
                    source,
                    Problem.error(
                                    "no-map",
                                    "Invalid configuration format",
                                    source.span(root.span().start(), root.span().start() + 1))
                            .withHint("the top level of the file must be 'name: value' lines"));
        }
        return new ConfigFile(source, Optional.of(map), content.problems(), header);
    }

    private static ConfigFile empty(SourceText source) {
        return failed(source, Problem.error("empty", "Please provide content of " + source.name(), source.span(0, 0)));
    }

    /** The documents that are not blank, two at most, split where a line begins with three dashes, as GitLab does. */
    private static List<Span> documents(SourceText source) {
        List<Span> parts = new ArrayList<>();
        Matcher divider = DOCUMENT.matcher(source.text());
        int start = 0;
        int pieces = 1;
        while (pieces < 3 && divider.find()) {
            parts.add(source.span(start, divider.start()));
            start = divider.end();
            pieces++;
        }
        int end = divider.find() ? divider.start() : source.text().length();
        parts.add(source.span(start, end));
        return parts.stream()
                .filter(part ->
                        !source.text().substring(part.start(), part.end()).isBlank())
                .limit(2)
                .toList();
    }
}
