package io.github.cimaven.config;

import io.github.cimaven.config.include.ConfigFile;
import io.github.cimaven.config.include.IncludeOrigin;
import io.github.cimaven.config.include.IncludeResolver;
import io.github.cimaven.config.keyword.RootKeyword;
import io.github.cimaven.config.merge.ExtendsResolver;
import io.github.cimaven.config.merge.ReferenceResolver;
import io.github.cimaven.config.model.Pipeline;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.yaml.YamlMap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Loads a configuration in GitLab's order: the text, include, extends, {@code !reference}, the keywords, then what only shows
 * when all jobs are known. One step's problems do not keep the next from looking, as far as there is something to look at.
 */
public final class ConfigLoader {
    private static final Comparator<Problem> BY_POSITION = Comparator.comparing((Problem problem) ->
                    problem.span().map(span -> span.source().name()).orElse(""))
            .thenComparing(problem -> problem.span().map(span -> span.start()).orElse(-1));

    private final IncludeOrigin files;

    public ConfigLoader(IncludeOrigin files) {
        this.files = files;
    }

    /**
     * Loads the main file and what it includes.
     *
     * @param path of the main file, as shown to the user
     * @throws IOException if a file that is there cannot be read
     */
    public Loaded load(String path, byte[] content) throws IOException {
        ConfigFile main = ConfigFile.read(path, content);
        List<Problem> problems = new ArrayList<>(main.problems());
        Set<String> notActedUpon = new TreeSet<>();
        if (main.header()) {
            notActedUpon.add("spec");
        }
        if (main.root().isEmpty()) {
            return new Loaded(Optional.empty(), problems, Optional.empty());
        }
        YamlMap root = new IncludeResolver(files, problems::add, notActedUpon::add)
                .resolve(main.root().get());
        root = ExtendsResolver.resolve(root, problems::add);
        Set<Span> unresolved = new HashSet<>();
        root = ReferenceResolver.resolve(root, problem -> {
            problems.add(problem);
            problem.span().ifPresent(unresolved::add);
        });
        Consumer<Problem> others = problem -> {
            if (!consequence(problem, unresolved)) {
                problems.add(problem);
            }
        };
        Pipeline pipeline = new RootKeyword(others, notActedUpon).read(root);
        new JobChecks(root, pipeline, visibleNames(root), others).run();
        problems.sort(BY_POSITION);
        boolean valid = problems.stream().noneMatch(Problem::isError);
        return new Loaded(valid ? Optional.of(pipeline) : Optional.empty(), problems, Optional.of(root));
    }

    /** Where a reference stands for nothing, the value that it stands in is no use either; once is enough to say so. */
    private static boolean consequence(Problem problem, Set<Span> unresolved) {
        return !unresolved.isEmpty()
                && problem.span()
                        .filter(span -> unresolved.stream().anyMatch(span::contains))
                        .isPresent();
    }

    private static Set<String> visibleNames(YamlMap root) {
        Set<String> names = new LinkedHashSet<>(root.names());
        names.removeIf(name -> name.startsWith("."));
        return names;
    }
}
