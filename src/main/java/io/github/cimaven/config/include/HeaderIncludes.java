package io.github.cimaven.config.include;

import io.github.cimaven.config.include.IncludeItems.Found;
import io.github.cimaven.config.include.IncludedFile.Content;
import io.github.cimaven.config.input.Filling;
import io.github.cimaven.config.input.GivenInputs;
import io.github.cimaven.config.input.SpecIncludes;
import io.github.cimaven.config.keyword.IncludeAge;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.source.Trail;
import io.github.cimaven.config.yaml.RubyText;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the files that a header includes: they hold {@code inputs} and nothing else.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#specinclude">spec:include</a>
 */
final class HeaderIncludes implements SpecIncludes {
    private final IncludeOrigins origins;
    private final Surroundings around;
    /** The files that the main file's header leads to, as far as they have been met; they may have headers in turn. */
    private final List<IncludedFile> met;

    /** @param around what the file that the header belongs to is included by */
    HeaderIncludes(IncludeOrigins origins, Surroundings around) {
        this(origins, around, new ArrayList<>());
    }

    private HeaderIncludes(IncludeOrigins origins, Surroundings around, List<IncludedFile> met) {
        this.origins = origins;
        this.around = around;
        this.met = met;
    }

    @Override
    public Result read(YamlNode include) throws IOException {
        List<Problem> problems = new ArrayList<>();
        List<YamlMap> inputs = new ArrayList<>();
        List<Found> files = new IncludeItems(
                        IncludeItems.HEADER, around, new IncludedFiles(origins), local(), problems::add)
                .files(include, item -> true);
        files.forEach(found -> met.add(found.file()));
        if (met.size() > IncludeResolver.MOST_INCLUDES) {
            problems.add(Problem.error("include-count", IncludeResolver.TOO_MANY, include.span()));
        }
        Optional<Problem> problem = first(problems);
        for (Found found : files) {
            if (problem.isEmpty()) {
                Result one = inTime(found.file());
                problem = one.problem();
                inputs.addAll(one.inputs());
            }
        }
        return new Result(inputs, problem);
    }

    @Override
    public Optional<String> cacheFault(String text) {
        return IncludeAge.fault(text);
    }

    private static Optional<Problem> first(List<Problem> problems) {
        return problems.stream().filter(Problem::isError).findFirst();
    }

    /** What a wildcard does not find once more. */
    private Set<List<String>> local() {
        return met.stream()
                .flatMap(file -> file instanceof LocalFile local
                        ? local.around().home().map(home -> List.of(home.name(), local.location())).stream()
                        : Stream.empty())
                .collect(Collectors.toSet());
    }

    /** So many files of 2 MiB each are within GitLab's limit for the size of all; what is left is the time. */
    private Result inTime(IncludedFile file) throws IOException {
        return origins.outOfTime().getAsBoolean()
                ? failed("include-time", IncludeResolver.TOO_LATE, file.span())
                : file(file);
    }

    private Result file(IncludedFile file) throws IOException {
        Content content;
        try {
            content = file.content();
        } catch (IncludeFault fault) {
            return new Result(List.of(), Optional.of(fault.problem(file.span())));
        }
        Trail way = Trail.NONE.then("included", file.span());
        Filling nothing = new Filling(GivenInputs.NONE, around.component(), around.variables(), way);
        ConfigFile config = ConfigFile.read(
                around.variables().masked(content.name()),
                content.bytes(),
                nothing,
                new HeaderIncludes(origins, content.inside(), met));
        Optional<Problem> problem = first(config.problems());
        if (problem.isPresent()) {
            return new Result(
                    List.of(), problem.map(found -> found.saying("`" + file.location() + "`: " + found.message())));
        }
        return inputs(file.location(), config.root().orElseThrow(), file.span());
    }

    private static Result inputs(String path, YamlMap root, Span at) {
        if (root.entries().isEmpty()) {
            return failed("include-blank", "Included file `" + path + "` does not have valid YAML syntax!", at);
        }
        String unknown = root.names().stream()
                .filter(name -> !name.equals("inputs"))
                .map(RubyText::symbol)
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            return failed(
                    "include-header",
                    "Header include file `" + path + "` contains unknown keys: [" + unknown + "]",
                    at);
        }
        return new Result(
                root.specified("inputs").flatMap(YamlNode::asMap).stream().toList(), Optional.empty());
    }

    private static Result failed(String code, String message, Span span) {
        return new Result(List.of(), Optional.of(Problem.error(code, message, span)));
    }
}
