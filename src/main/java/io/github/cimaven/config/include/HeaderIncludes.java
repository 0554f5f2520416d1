package io.github.cimaven.config.include;

import io.github.cimaven.config.include.IncludeItems.Found;
import io.github.cimaven.config.include.IncludedFile.Content;
import io.github.cimaven.config.input.Filling;
import io.github.cimaven.config.input.GivenInputs;
import io.github.cimaven.config.input.SpecIncludes;
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

/**
 * Reads the files that a header includes: they hold {@code inputs} and nothing else.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#specinclude">spec:include</a>
 */
final class HeaderIncludes implements SpecIncludes {
    private final IncludeOrigins origins;
    private final Surroundings around;

    /** @param around what the file that the header belongs to is included by */
    HeaderIncludes(IncludeOrigins origins, Surroundings around) {
        this.origins = origins;
        this.around = around;
    }

    @Override
    public Result read(YamlNode include) throws IOException {
        List<Problem> problems = new ArrayList<>();
        List<YamlMap> inputs = new ArrayList<>();
        List<Found> files = new IncludeItems(
                        IncludeItems.HEADER, around, new IncludedFiles(origins), Set.of(), problems::add)
                .files(include, item -> true);
        for (Found found : files) {
            Result one = file(found.file());
            one.problem().ifPresent(problems::add);
            inputs.addAll(one.inputs());
        }
        return new Result(inputs, problems.stream().filter(Problem::isError).findFirst());
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
        ConfigFile config = ConfigFile.read(content.name(), content.bytes(), nothing, HeaderIncludes::noFurther);
        Optional<Problem> problem =
                config.problems().stream().filter(Problem::isError).findFirst();
        if (problem.isPresent()) {
            return new Result(
                    List.of(), problem.map(found -> found.saying("`" + file.location() + "`: " + found.message())));
        }
        return inputs(file.location(), config.root().orElseThrow(), file.span());
    }

    private static Result noFurther(YamlNode include) {
        return failed("include-unsupported", "a file that a header includes can include no other", include.span());
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
