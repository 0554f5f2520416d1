package io.github.cimaven.config.include;

import io.github.cimaven.config.input.ComponentFacts;
import io.github.cimaven.config.input.Filling;
import io.github.cimaven.config.input.GivenInputs;
import io.github.cimaven.config.input.SpecIncludes;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.source.Trail;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.config.yaml.RubyText;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads the files of this project that a header includes: they hold {@code inputs} and nothing else.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#specinclude">spec:include</a>
 */
final class HeaderIncludes implements SpecIncludes {
    private final IncludeOrigin files;
    private final Variables variables;

    HeaderIncludes(IncludeOrigin files, Variables variables) {
        this.files = files;
        this.variables = variables;
    }

    @Override
    public Result read(YamlNode include) throws IOException {
        List<YamlNode> items = include instanceof YamlList list ? list.items() : List.of(include);
        List<YamlMap> inputs = new ArrayList<>();
        for (YamlNode item : items) {
            Result one = item(item);
            if (one.problem().isPresent()) {
                return one;
            }
            inputs.addAll(one.inputs());
        }
        return new Result(inputs, Optional.empty());
    }

    private Result item(YamlNode item) throws IOException {
        Optional<YamlNode> location =
                item.asMap().map(map -> map.specified("local")).orElse(Optional.of(item));
        Optional<String> path = location.flatMap(YamlNode::asString);
        if (path.isEmpty() || path.get().matches("(?i)https?://.*")) {
            return failed("include-unsupported", "spec:include can only follow local files on this machine yet", item);
        }
        return file(path.get(), location.get());
    }

    private Result file(String given, YamlNode at) throws IOException {
        String path = given.startsWith("/") ? given.substring(1) : given;
        if (!path.toLowerCase(Locale.ROOT).matches(".*\\.ya?ml")) {
            return failed("include-extension", "Included file `" + given + "` does not have YAML extension!", at);
        }
        Optional<byte[]> content = files.read(path);
        if (content.isEmpty()) {
            return failed("include-missing", "Local file `" + path + "` does not exist!", at);
        }
        Filling nothing =
                new Filling(GivenInputs.NONE, ComponentFacts.NONE, variables, Trail.NONE.then("included", at.span()));
        ConfigFile file = ConfigFile.read(path, content.get(), nothing, HeaderIncludes::noFurther);
        Optional<Problem> problem =
                file.problems().stream().filter(Problem::isError).findFirst();
        if (problem.isPresent()) {
            return new Result(List.of(), problem.map(found -> found.saying("`" + path + "`: " + found.message())));
        }
        return inputs(path, file.root().orElseThrow(), at);
    }

    private static Result noFurther(YamlNode include) {
        return failed("include-unsupported", "a file that a header includes can include no other", include);
    }

    private static Result inputs(String path, YamlMap root, YamlNode at) {
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

    private static Result failed(String code, String message, YamlNode at) {
        Span span = at.span();
        return new Result(List.of(), Optional.of(Problem.error(code, message, span)));
    }
}
