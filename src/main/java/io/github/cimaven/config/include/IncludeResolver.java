package io.github.cimaven.config.include;

import io.github.cimaven.config.input.ComponentFacts;
import io.github.cimaven.config.input.Filling;
import io.github.cimaven.config.input.GivenInputs;
import io.github.cimaven.config.merge.DeepMerge;
import io.github.cimaven.config.source.DidYouMean;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.source.Trail;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlMap.Entry;
import io.github.cimaven.config.yaml.YamlNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Puts the files that a configuration includes below it: later includes win over earlier ones, the including file over all.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/includes/">Includes</a>
 */
public final class IncludeResolver {
    private static final int MOST_INCLUDES = 150;
    private static final List<String> KINDS =
            List.of("local", "project", "remote", "template", "artifact", "component");
    private static final List<String> NOT_YET = List.of("rules", "integrity", "cache");

    private final IncludeOrigin files;
    private final Variables variables;
    private final Consumer<Problem> problems;
    private final Consumer<String> notActedUpon;
    private final Set<String> seen = new LinkedHashSet<>();
    private int count;

    /**
     * @param variables that are known before there are jobs
     * @param notActedUpon takes names of keywords that have no effect here yet
     */
    public IncludeResolver(
            IncludeOrigin files, Variables variables, Consumer<Problem> problems, Consumer<String> notActedUpon) {
        this.files = files;
        this.variables = variables;
        this.problems = problems;
        this.notActedUpon = notActedUpon;
    }

    public YamlMap resolve(YamlMap root) throws IOException {
        Optional<YamlNode> include = root.specified("include");
        if (include.isEmpty()) {
            return without(root);
        }
        List<YamlNode> items = include.get() instanceof YamlList list ? list.items() : List.of(include.get());
        YamlMap included = root.withEntries(Map.of());
        for (YamlNode item : items) {
            for (Location location : locations(item)) {
                included = DeepMerge.merge(included, read(location));
            }
        }
        return DeepMerge.merge(included, without(root));
    }

    private static YamlMap without(YamlMap root) {
        if (!root.has("include")) {
            return root;
        }
        Map<String, Entry> rest = new LinkedHashMap<>(root.entries());
        rest.remove("include");
        return root.withEntries(rest);
    }

    /** A file of this project, where it was named, and what its inputs are. */
    private record Location(String path, Span span, GivenInputs inputs) {
        Location with(GivenInputs given) {
            return new Location(path, span, given);
        }
    }

    private List<Location> locations(YamlNode item) throws IOException {
        if (item.asString().isPresent()) {
            String text = item.asString().get();
            return text.matches("(?i)https?://.*") ? unsupported("remote", item.span()) : local(text, item.span());
        }
        if (!(item instanceof YamlMap map)) {
            return report("include-type", "Each include must be a hash or a string", item.span());
        }
        List<String> kinds =
                KINDS.stream().filter(kind -> map.specified(kind).isPresent()).toList();
        if (kinds.size() > 1) {
            return report(
                    "include-kinds",
                    "Each include must use only one of: `local`, `project`, `remote`, `template`, `artifact`, `component`",
                    item.span());
        }
        if (kinds.isEmpty()) {
            return noKind(map);
        }
        GivenInputs inputs = map.get("inputs").map(GivenInputs::inFile).orElse(GivenInputs.NONE);
        return ofKind(kinds.get(0), map).stream()
                .map(location -> location.with(inputs))
                .toList();
    }

    private List<Location> noKind(YamlMap map) {
        String first = map.names().isEmpty() ? "" : map.names().iterator().next();
        Problem problem = Problem.error(
                "include-kind",
                "this does not have a valid subkey for include. Valid subkeys are: `local`, `project`, `remote`, `template`,"
                        + " `artifact`, `component`",
                map.keySpan(first));
        problems.accept(DidYouMean.nearest(first, KINDS)
                .map(near -> problem.withHint("did you mean '" + near + "'?"))
                .orElse(problem));
        return List.of();
    }

    private List<Location> ofKind(String kind, YamlMap map) throws IOException {
        NOT_YET.stream()
                .filter(key -> map.specified(key).isPresent())
                .forEach(key -> notActedUpon.accept("include:" + key));
        YamlNode value = map.specified(kind).orElseThrow();
        if (!kind.equals("local")) {
            return unsupported(kind, value.span());
        }
        return value.asString().isPresent()
                ? local(value.asString().get(), value.span())
                : report(
                        "include-text",
                        "Included file `"
                                + value.asScalar().map(scalar -> scalar.text()).orElse("") + "` needs to be a string",
                        value.span());
    }

    /** What it would bring is missing, so going on without it would run another pipeline than GitLab's. */
    private List<Location> unsupported(String kind, Span span) {
        problems.accept(Problem.error(
                        "include-unsupported", "include:" + kind + " cannot be followed on this machine yet", span)
                .withHint("only include:local can; copy the file into the project to try the pipeline"));
        return List.of();
    }

    private List<Location> local(String given, Span span) throws IOException {
        String path = given.startsWith("/") ? given.substring(1) : given;
        if (!path.toLowerCase(Locale.ROOT).matches(".*\\.ya?ml")) {
            return report("include-extension", "Included file `" + given + "` does not have YAML extension!", span);
        }
        if (!path.contains("*")) {
            return List.of(new Location(path, span, GivenInputs.NONE));
        }
        String regex = wildcard(path);
        return files.paths().stream()
                .filter(file -> file.matches(regex) && !seen.contains(file))
                .sorted()
                .map(file -> new Location(file, span, GivenInputs.NONE))
                .toList();
    }

    /** {@code **}{@code /} is any number of folders, {@code **} anything inside, {@code *} anything but a slash. */
    private static String wildcard(String path) {
        StringBuilder regex = new StringBuilder();
        int position = 0;
        while (position < path.length()) {
            if (path.startsWith("**/", position)) {
                regex.append("(?:.*/)?");
                position += 3;
            } else if (path.startsWith("**", position)) {
                regex.append(".*");
                position += 2;
            } else {
                char next = path.charAt(position++);
                regex.append(next == '*' ? "[^/]*" : java.util.regex.Pattern.quote(String.valueOf(next)));
            }
        }
        return regex.toString();
    }

    private YamlMap read(Location location) throws IOException {
        YamlMap nothing = YamlMap.of(Map.of(), location.span());
        if (++count > MOST_INCLUDES) {
            if (count == MOST_INCLUDES + 1) {
                report("include-count", "Maximum of 150 nested includes are allowed!", location.span());
            }
            return nothing;
        }
        seen.add(location.path());
        Optional<byte[]> content = files.read(location.path());
        if (content.isEmpty()) {
            problems.accept(missing(location));
            return nothing;
        }
        Optional<YamlMap> nested = parse(location, content.get());
        return nested.isPresent() ? resolve(nested.get()) : nothing;
    }

    private static Problem missing(Location location) {
        Problem problem = Problem.error(
                "include-missing", "Local file `" + location.path() + "` does not exist!", location.span());
        return location.path().contains("$")
                ? problem.withHint("variables in the path of an include are not filled in on this machine yet")
                : problem;
    }

    private Optional<YamlMap> parse(Location location, byte[] content) throws IOException {
        Trail trail = Trail.NONE.then("included", location.span());
        if (new String(content, java.nio.charset.StandardCharsets.UTF_8).isBlank()) {
            report("include-empty", "Local file `" + location.path() + "` is empty!", location.span());
            return Optional.empty();
        }
        Filling filling = new Filling(location.inputs(), ComponentFacts.NONE, variables, trail);
        ConfigFile file = ConfigFile.read(location.path(), content, filling, new HeaderIncludes(files, variables));
        file.problems()
                .forEach(
                        problem -> problems.accept(inIncluded(location, problem).via(trail)));
        if (file.root().filter(root -> root.entries().isEmpty()).isPresent()) {
            report(
                    "include-blank",
                    "Included file `" + location.path() + "` does not have valid YAML syntax!",
                    location.span());
            return Optional.empty();
        }
        return file.root().map(root -> labelled(root, trail.steps().get(0)));
    }

    /** GitLab names the file in front of what is wrong in it, because it has no other way to tell the place. */
    private static Problem inIncluded(Location location, Problem problem) {
        return problem.isError() ? problem.saying("`" + location.path() + "`: " + problem.message()) : problem;
    }

    private static YamlMap labelled(YamlMap root, Trail.Step step) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        root.entries()
                .forEach((name, entry) -> entries.put(
                        name, entry.with(entry.value().via(entry.value().trail().then(step.text(), step.span())))));
        return root.withEntries(entries);
    }

    private List<Location> report(String code, String message, Span span) {
        problems.accept(Problem.error(code, message, span));
        return new ArrayList<>();
    }
}
