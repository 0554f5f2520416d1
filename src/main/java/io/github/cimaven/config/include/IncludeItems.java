package io.github.cimaven.config.include;

import io.github.cimaven.config.input.GivenInputs;
import io.github.cimaven.config.source.DidYouMean;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlReference;
import io.github.cimaven.config.yaml.YamlScalar;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** From the value of {@code include} to the files that it names, in GitLab's steps. */
final class IncludeItems {
    /** What a configuration can include. */
    static final Place INCLUDE =
            new Place("include", List.of("local", "project", "remote", "template", "artifact", "component"));

    /** What a header can include. */
    static final Place HEADER = new Place("header include", List.of("local", "remote", "project"));

    private final Place place;
    private final Surroundings around;
    private final IncludedFiles files;
    private final Set<List<String>> seen;
    private final Consumer<Problem> problems;

    /**
     * Where includes stand.
     *
     * @param name in GitLab's messages
     * @param kinds that are allowed there
     */
    record Place(String name, List<String> kinds) {
        String names() {
            return "`" + String.join("`, `", kinds) + "`";
        }
    }

    /** A file, and what its inputs are. */
    record Found(IncludedFile file, GivenInputs inputs) {}

    IncludeItems(
            Place place, Surroundings around, IncludedFiles files, Set<List<String>> seen, Consumer<Problem> problems) {
        this.place = place;
        this.around = around;
        this.files = files;
        this.seen = seen;
        this.problems = problems;
    }

    /** @param wanted whether an item is followed */
    List<Found> files(YamlNode include, Predicate<IncludeItem> wanted) throws IOException {
        List<IncludeItem> items = new ArrayList<>();
        for (IncludeItem item : normal(include).stream().filter(wanted).toList()) {
            items.addAll(spread(item));
        }
        List<Found> found = new ArrayList<>();
        items.stream().map(item -> item.expanded(around.variables())).forEach(item -> match(item, found));
        return found;
    }

    private List<IncludeItem> normal(YamlNode include) {
        List<IncludeItem> items = new ArrayList<>();
        List<YamlNode> nodes = include instanceof YamlList list ? list.items() : List.of(include);
        for (YamlNode node : nodes) {
            if (node.asString().isPresent()) {
                items.add(IncludeItem.ofText(node, around.variables()));
            } else if (node instanceof YamlMap map) {
                items.add(new IncludeItem(map, map.span()));
            } else if (!node.isNull()) {
                Problem problem = Problem.error("include-type", "Each include must be a hash or a string", node.span());
                problems.accept(
                        node instanceof YamlReference
                                ? problem.withHint("includes are followed before !reference is; write the value here")
                                : problem);
            }
        }
        return items;
    }

    /** One item for each file of a project, or for each file that a wildcard finds. */
    private List<IncludeItem> spread(IncludeItem item) throws IOException {
        if (item.names("project")) {
            return filesOfProject(item);
        }
        String path = item.values().get("local").flatMap(YamlNode::asString).orElse("");
        if (!path.contains("*") || around.home().isEmpty()) {
            return List.of(item);
        }
        Surroundings.Home home = around.home().get();
        Wildcard wildcard = Wildcard.of(path);
        List<String> matching =
                home.files().paths().stream().filter(wildcard::matches).toList();
        if (matching.isEmpty()) {
            problems.accept(nothing(path, item.spanOf("local")));
        }
        return matching.stream()
                .filter(file -> !seen.contains(List.of(home.name(), file)))
                .map(file -> item.with("local", YamlScalar.text(file, item.spanOf("local"))))
                .toList();
    }

    private static Problem nothing(String path, Span place) {
        return path.startsWith("/")
                ? Problem.warning(
                                "include-wildcard",
                                "`" + path + "` finds nothing: behind a slash GitLab takes no wildcards",
                                place)
                        .withHint("leave out the slash at the beginning")
                : Problem.warning("include-wildcard", "`" + path + "` finds no file", place);
    }

    private List<IncludeItem> filesOfProject(IncludeItem item) {
        YamlNode file = item.values().get("file").orElse(item.values());
        if (file == item.values() || file.isNull()) {
            problems.accept(Problem.warning(
                            "include-no-file", "GitLab passes over an include:project without a file", item.span())
                    .withHint("add file: and the path of a file in that project"));
            return List.of();
        }
        return file instanceof YamlList list
                ? list.items().stream().map(one -> item.with("file", one)).toList()
                : List.of(item);
    }

    private void match(IncludeItem item, List<Found> found) {
        List<String> kinds =
                place.kinds().stream().filter(kind -> isOfKind(item, kind)).toList();
        if (kinds.size() == 1) {
            GivenInputs inputs =
                    item.values().get("inputs").map(GivenInputs::inFile).orElse(GivenInputs.NONE);
            files.of(kinds.get(0), item, around, problems).ifPresent(file -> found.add(new Found(file, inputs)));
        } else if (kinds.isEmpty()) {
            noKind(item);
        } else {
            problems.accept(
                    Problem.error("include-kinds", "Each include must use only one of: " + place.names(), item.span()));
        }
    }

    private static boolean isOfKind(IncludeItem item, String kind) {
        return item.present(kind).isPresent()
                && (!kind.equals("project")
                        || !item.project().isBlank()
                                && !item.text("file").replaceFirst("^/+", "").isBlank())
                && (!kind.equals("local")
                        || !item.text("local").replaceFirst("^/+", "").isBlank());
    }

    private void noKind(IncludeItem item) {
        Set<String> names = item.values().names();
        String first = names.stream()
                .filter(name -> !place.kinds().contains(name))
                .findFirst()
                .or(() -> names.stream().findFirst())
                .orElse("");
        Problem problem = Problem.error(
                "include-kind",
                "`" + LocationJson.of(item.values()) + "` does not have a valid subkey for " + place.name()
                        + ". Valid subkeys are: " + place.names(),
                item.values().keySpan(first));
        problems.accept(DidYouMean.nearest(first, place.kinds())
                .map(near -> problem.withHint("did you mean '" + near + "'?"))
                .orElse(problem));
    }
}
