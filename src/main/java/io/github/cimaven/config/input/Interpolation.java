package io.github.cimaven.config.input;

import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlMap.Entry;
import io.github.cimaven.config.yaml.YamlScalar;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes a file's header, the values given for it and its content, and gives the content with the values filled in. */
public final class Interpolation {
    private final Filling filling;
    private final SpecIncludes includes;
    private final Findings findings = new Findings();

    private Interpolation(Filling filling, SpecIncludes includes) {
        this.filling = filling;
        this.includes = includes;
    }

    /** Without a root, the first problem is what GitLab says. */
    public record Result(Optional<YamlMap> root, List<Problem> problems) {
        public Result {
            problems = List.copyOf(problems);
        }
    }

    /**
     * @param header the document before the content; without one, nothing is filled in
     * @throws IOException if a file that the header includes is there and cannot be read
     */
    public static Result of(Optional<YamlMap> header, YamlMap content, Filling filling, SpecIncludes includes)
            throws IOException {
        return new Interpolation(filling, includes).result(header, content);
    }

    private Result result(Optional<YamlMap> header, YamlMap content) throws IOException {
        Span place = header.map(map -> map.keySpan("spec")).orElseGet(() -> startOf(content));
        Optional<YamlMap> given = filling.given().values(place);
        if (given.isEmpty()) {
            return failed(
                    "inputs-no-map",
                    "Given inputs must be a hash",
                    filling.given().span().orElse(place));
        }
        if (header.isEmpty()) {
            return given.get().entries().isEmpty()
                    ? new Result(Optional.of(content), List.of())
                    : undeclared(content, given.get());
        }
        Header read = HeaderReader.read(header.get(), includes, findings);
        YamlMap values = findings.none() ? values(read, given.get()) : content;
        if (!findings.none()) {
            return new Result(Optional.empty(), findings.problems());
        }
        Blocks blocks = new Blocks(context(read, values, place), filling.variables());
        Template template = new Template(blocks, new PlacedValues(filling.way()));
        YamlMap filled = template.filled(content);
        return template.problems().isEmpty()
                ? new Result(Optional.of(filled), InputReferences.warnings(read.inputs(), values.names()))
                : new Result(Optional.empty(), template.problems());
    }

    private static Result undeclared(YamlMap content, YamlMap given) {
        Map.Entry<String, Entry> first = given.entries().entrySet().iterator().next();
        Problem problem = Problem.error(
                        "inputs-undeclared",
                        "Given inputs not defined in the `spec` section of the included configuration file",
                        first.getValue().key().span())
                .withHint(content.span().source().name() + " declares them in a document of its own before the content:"
                        + " spec: {inputs: {" + first.getKey() + ": }}, then a line ---");
        return new Result(Optional.empty(), List.of(problem));
    }

    private static Span startOf(YamlMap content) {
        return content.span()
                .source()
                .span(content.span().start(), content.span().start() + 1);
    }

    private static Result failed(String code, String message, Span span) {
        return new Result(Optional.empty(), List.of(Problem.error(code, message, span)));
    }

    private YamlMap values(Header header, YamlMap given) throws IOException {
        YamlMap declared = header.inputs();
        if (header.include().isPresent()) {
            SpecIncludes.Result included = includes.read(header.include().get());
            included.problem().ifPresent(findings::add);
            declared = included.problem().isPresent()
                    ? declared.withEntries(Map.of())
                    : merged(included.inputs(), declared, header.include().get().span());
        }
        return InputValues.of(declared, given, filling.given(), findings);
    }

    /** The inputs of the files before those that stand in the header; a name that comes twice is an error. */
    private YamlMap merged(List<YamlMap> files, YamlMap own, Span place) {
        Map<String, Entry> all = new LinkedHashMap<>();
        Set<String> twice = new LinkedHashSet<>();
        List<YamlMap> sources = new ArrayList<>(files);
        sources.add(own);
        for (YamlMap source : sources) {
            source.entries().forEach((name, entry) -> {
                if (all.put(name, entry) != null) {
                    twice.add(name);
                }
            });
        }
        if (!twice.isEmpty()) {
            findings.add(
                    "input-twice",
                    "Duplicate input keys found: " + String.join(", ", twice)
                            + ". Input keys must be unique across all included files and inline specifications.",
                    place,
                    Optional.empty());
            return own.withEntries(Map.of());
        }
        return own.withEntries(all);
    }

    private YamlMap context(Header header, YamlMap inputs, Span place) {
        Map<String, Entry> roots = new LinkedHashMap<>();
        roots.put("inputs", new Entry(YamlScalar.text("inputs", place), inputs));
        roots.put(
                "component",
                new Entry(
                        YamlScalar.text("component", place), filling.component().only(header.component(), place)));
        return YamlMap.of(roots, place);
    }
}
