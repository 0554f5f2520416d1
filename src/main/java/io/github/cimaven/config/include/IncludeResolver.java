package io.github.cimaven.config.include;

import io.github.cimaven.config.include.IncludeItems.Found;
import io.github.cimaven.config.include.IncludedFile.Content;
import io.github.cimaven.config.input.ComponentFacts;
import io.github.cimaven.config.input.Filling;
import io.github.cimaven.config.input.SpecIncludes;
import io.github.cimaven.config.merge.DeepMerge;
import io.github.cimaven.config.rule.RuleFiles;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.source.Trail;
import io.github.cimaven.config.source.UrlSecrets;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlMap.Entry;
import io.github.cimaven.config.yaml.YamlNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Puts the files that a configuration includes below it: later includes win over earlier ones, the including file over all.
 *
 * <p>All problems are reported, in GitLab's order: it stops at the first one, and looks at what a file itself includes before it
 * says that a neighbour of that file is missing.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/includes/">Includes</a>
 */
public final class IncludeResolver {
    static final int MOST_INCLUDES = 150;

    static final String TOO_MANY = "Maximum of " + MOST_INCLUDES + " nested includes are allowed!";
    static final String TOO_LATE = "Request timed out when fetching configuration files.";

    /** GitLab's default for {@code ci_max_total_yaml_size_bytes}. */
    private static final long MOST_BYTES = 314_572_800;

    private final IncludeOrigins origins;
    private final Variables variables;
    private final IncludeRules rules;
    private final Consumer<Problem> problems;
    private final Set<List<String>> seen = new LinkedHashSet<>();
    private final List<Included> included = new ArrayList<>();
    private final LeftOutIncludes leftOut;
    private int count;
    private boolean stopped;

    /**
     * @param variables that locations and rules may name
     * @param files what rules ask of the pipeline's own project
     */
    public IncludeResolver(IncludeOrigins origins, Variables variables, RuleFiles files, Consumer<Problem> problems) {
        this.origins = origins;
        this.variables = variables;
        this.rules = new IncludeRules(files);
        this.leftOut = new LeftOutIncludes(variables::masked);
        this.problems = problems;
    }

    /** The main file with all that it includes; its {@code include} stays where that brings no file at all. */
    public YamlMap resolve(YamlMap root) throws IOException {
        return resolve(root, Surroundings.ofMain(origins.own(), variables), Trail.NONE);
    }

    /** The files that were included, in GitLab's order. */
    public List<Included> included() {
        return List.copyOf(included);
    }

    /** What rules have left out, in one line. */
    public Optional<String> notice() {
        return leftOut.notice();
    }

    /** @param way how the file came to be included itself */
    private YamlMap resolve(YamlMap root, Surroundings around, Trail way) throws IOException {
        Optional<YamlNode> include = root.specified("include");
        if (include.isEmpty()) {
            return root;
        }
        Consumer<Problem> here = problem -> problems.accept(problem.via(way));
        List<Found> files = new IncludeItems(IncludeItems.INCLUDE, around, new IncludedFiles(origins), seen, here)
                .files(include.get(), item -> rules.letIn(item, around, here) || leftOut.add(item));
        if (files.isEmpty()) {
            return root;
        }
        for (Found found : files) {
            announce(found.file(), here);
        }
        return DeepMerge.merge(merged(files, root, around, way, here), without(root));
    }

    /** GitLab counts all files of a list before it reads the first one. */
    private void announce(IncludedFile file, Consumer<Problem> here) {
        if (file instanceof LocalFile local) {
            local.around().home().ifPresent(home -> seen.add(List.of(home.name(), local.location())));
        }
        included.add(Included.of(file, text -> UrlSecrets.hidden(variables.masked(text))));
        if (++count > MOST_INCLUDES) {
            stop(here, "include-count", TOO_MANY, file.span());
        }
    }

    private void stop(Consumer<Problem> here, String code, String message, Span span) {
        if (!stopped) {
            here.accept(Problem.error(code, message, span));
            stopped = true;
        }
    }

    private YamlMap merged(List<Found> files, YamlMap root, Surroundings around, Trail way, Consumer<Problem> here)
            throws IOException {
        YamlMap merged = root.withEntries(Map.of());
        List<Problem> afterwards = new ArrayList<>();
        long bytes = 0;
        for (Found found : files) {
            IncludedFile file = found.file();
            if (origins.outOfTime().getAsBoolean()) {
                stop(here, "include-time", TOO_LATE, file.span());
            }
            if (stopped) {
                break;
            }
            try {
                Content content = file.content();
                bytes += content.bytes().length;
                content.notice().ifPresent(notice -> here.accept(Problem.warning("include-kept", notice, file.span())));
                Filling filling = new Filling(
                        found.inputs(), component(file, content, around), around.variables(), from(file, way));
                merged = DeepMerge.merge(merged, read(file, content, filling, around, afterwards::add));
            } catch (IncludeFault fault) {
                afterwards.add(fault.problem(file.span()).via(way));
            }
            if (bytes > MOST_BYTES) {
                stop(here, "include-size", "Total size of combined CI/CD configuration is too big", file.span());
            }
        }
        afterwards.forEach(problems);
        return merged;
    }

    /** The way of what is in a file: where it is included, then how the including file came to be. */
    private static Trail from(IncludedFile file, Trail way) {
        Trail trail = Trail.NONE.then("included", file.span());
        for (Trail.Step step : way.steps()) {
            trail = trail.then(step.text(), step.span());
        }
        return trail;
    }

    /** Of a component its own facts; any other file has those of the component that includes it, if one does. */
    private static ComponentFacts component(IncludedFile file, Content content, Surroundings around) {
        return file instanceof ComponentFile ? content.inside().component() : around.component();
    }

    private YamlMap read(
            IncludedFile file, Content content, Filling filling, Surroundings around, Consumer<Problem> afterwards)
            throws IOException {
        SpecIncludes header = file instanceof ComponentFile component
                ? include -> component.headerIncludes(include, filling.way(), afterwards)
                : new HeaderIncludes(origins, around);
        Trail trail = filling.way();
        ConfigFile config =
                ConfigFile.read(UrlSecrets.hidden(variables.masked(content.name())), content.bytes(), filling, header);
        config.problems()
                .forEach(problem -> afterwards.accept(named(file, problem).via(trail)));
        if (config.root().isEmpty()) {
            return YamlMap.of(Map.of(), file.span());
        }
        if (config.root().get().entries().isEmpty()) {
            afterwards.accept(Problem.error(
                    "include-blank",
                    "Included file `" + file.location() + "` does not have valid YAML syntax!",
                    file.span()));
        }
        return without(resolve(labelled(config.root().get(), trail), content.inside(), trail));
    }

    private static YamlMap without(YamlMap root) {
        if (!root.has("include")) {
            return root;
        }
        Map<String, Entry> rest = new LinkedHashMap<>(root.entries());
        rest.remove("include");
        return root.withEntries(rest);
    }

    /** GitLab names the file in front of what is wrong in it. */
    private static Problem named(IncludedFile file, Problem problem) {
        return problem.isError() ? problem.saying("`" + file.location() + "`: " + problem.message()) : problem;
    }

    private static YamlMap labelled(YamlMap root, Trail way) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        root.entries().forEach((name, entry) -> {
            Trail trail = entry.value().trail();
            for (Trail.Step step : way.steps()) {
                trail = trail.then(step.text(), step.span());
            }
            entries.put(name, entry.with(entry.value().via(trail)));
        });
        return root.withEntries(entries);
    }
}
