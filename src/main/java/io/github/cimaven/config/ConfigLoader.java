package io.github.cimaven.config;

import io.github.cimaven.config.include.ConfigFile;
import io.github.cimaven.config.include.IncludeOrigin;
import io.github.cimaven.config.include.IncludeOrigins;
import io.github.cimaven.config.include.IncludeResolver;
import io.github.cimaven.config.include.Included;
import io.github.cimaven.config.keyword.RootKeyword;
import io.github.cimaven.config.merge.ExtendsResolver;
import io.github.cimaven.config.merge.ReferenceResolver;
import io.github.cimaven.config.model.Pipeline;
import io.github.cimaven.config.parallel.ParallelJobs;
import io.github.cimaven.config.source.Phase;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.source.UrlSecrets;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlScalar;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Loads a configuration in GitLab's order: the text, include, extends, {@code !reference}, the keywords, then what only shows
 * when all jobs are known. One step's problems do not keep the next from looking, as far as there is something to look at.
 */
public final class ConfigLoader {
    /** GitLab takes no more from whoever starts a pipeline. */
    private static final int MOST_INPUTS = 20;

    private final IncludeOrigins origins;

    public ConfigLoader(IncludeOrigins origins) {
        this.origins = origins;
    }

    /** For a configuration that includes nothing but files of its own project. */
    public ConfigLoader(IncludeOrigin own) {
        this(IncludeOrigins.only(own));
    }

    /**
     * Loads the main file and what it includes.
     *
     * @param path of the main file, as shown to the user
     * @param context what is known before there are jobs
     * @throws IOException if a file that is there cannot be read
     */
    public Loaded load(String path, byte[] content, LoadContext context) throws IOException {
        Found found = new Found(context.variables());
        if (context.inputs().size() > MOST_INPUTS) {
            found.in(Phase.LOADING)
                    .accept(Problem.error("too-many-inputs", "There cannot be more than " + MOST_INPUTS + " inputs"));
        }
        ConfigFile main = ConfigFile.readMain(path, content, context.inputs(), context.variables(), origins);
        main.problems().forEach(found.in(Phase.LOADING));
        return main.root().isPresent()
                ? load(main.root().get(), root -> root, context, found)
                : found.loaded(Optional.empty(), Optional.empty());
    }

    /**
     * Loads the configuration of a child pipeline, which is nothing but an include.
     *
     * @param include the value of {@code trigger:include}
     * @throws IOException if a file that is there cannot be read
     */
    public Loaded loadChild(YamlNode include, LoadContext context) throws IOException {
        YamlMap.Entry entry = new YamlMap.Entry(YamlScalar.text("include", include.span()), include);
        YamlMap main = YamlMap.of(Map.of("include", entry), include.span());
        return load(main, ConfigLoader::inItsFile, context, new Found(context.variables()));
    }

    /** What is wrong with a child's configuration as a whole is shown where the first of its files begins. */
    private static YamlMap inItsFile(YamlMap root) {
        return root.entries().values().stream()
                .findFirst()
                .map(first ->
                        YamlMap.of(root.entries(), first.key().span().source().span(0, 0)))
                .orElse(root);
    }

    /** @param placed gives what is left when all is included its place */
    private Loaded load(YamlMap main, UnaryOperator<YamlMap> placed, LoadContext context, Found found)
            throws IOException {
        Set<String> notActedUpon = new TreeSet<>();
        IncludeResolver includes =
                new IncludeResolver(origins, context.variables(), context.files(), found.in(Phase.LOADING));
        YamlMap root = placed.apply(includes.resolve(main));
        found.includes.addAll(includes.included());
        includes.notice().ifPresent(found.notices::add);
        RootKeyword.checkWords(root, found.in(Phase.LOADING));
        if (found.anyError()) {
            return withoutConsequences(root, found);
        }
        Set<Span> unextended = new HashSet<>();
        root = ExtendsResolver.resolve(root, noting(unextended, found.in(Phase.EXTENDS)));
        Set<Span> unresolved = new HashSet<>();
        root = ReferenceResolver.resolve(root, noting(unresolved, found.in(Phase.REFERENCES)));
        YamlMap complete = CompleteJobs.withoutFailed(root, unextended);
        Consumer<Problem> ofKeywords = unlessConsequence(found.in(Phase.KEYWORDS), unresolved);
        if (!unextended.isEmpty() && !CompleteJobs.anyVisible(complete)) {
            return found.loaded(Optional.empty(), Optional.of(root));
        }
        Pipeline written = new RootKeyword(ofKeywords, notActedUpon).read(complete);
        Consumer<Problem> ofJobs = unlessConsequence(found.in(Phase.JOBS), unresolved);
        Pipeline pipeline = ParallelJobs.expand(written, ofJobs);
        new JobChecks(root, pipeline, unread(root, written), ofJobs).run();
        return found.loaded(Optional.of(pipeline), Optional.of(root));
    }

    /** Where something could not be included, what seems to be missing may be there; a keyword is wrong in any case. */
    private static Loaded withoutConsequences(YamlMap root, Found found) {
        YamlMap complete = CompleteJobs.withoutBorrowers(root);
        if (CompleteJobs.anyVisible(complete)) {
            new RootKeyword(found.in(Phase.KEYWORDS), Set.of()).read(complete);
        }
        return found.loaded(Optional.empty(), Optional.of(root));
    }

    /** The problems so far, in the order in which they were found. */
    private static final class Found {
        private final Variables variables;
        private final List<Problem> problems = new ArrayList<>();
        private final List<Included> includes = new ArrayList<>();
        private final List<String> notices = new ArrayList<>();

        Found(Variables variables) {
            this.variables = variables;
        }

        Consumer<Problem> in(Phase phase) {
            return problem -> {
                Problem shown = phase == Phase.LOADING ? masked(problem) : problem;
                problems.add(shown.phase() == Phase.BELOW ? shown : shown.in(phase));
            };
        }

        /** What is loaded is found by variables, and what cannot be loaded is called by what was filled in. */
        private Problem masked(Problem problem) {
            Problem shown = problem.saying(hidden(problem.message()));
            return shown.hint().map(hint -> shown.withHint(hidden(hint))).orElse(shown);
        }

        private String hidden(String text) {
            return UrlSecrets.hidden(variables.masked(text));
        }

        boolean anyError() {
            return problems.stream().anyMatch(Problem::isError);
        }

        Loaded loaded(Optional<Pipeline> pipeline, Optional<YamlMap> root) {
            List<String> errors = gitlabsErrors();
            List<Problem> sorted = new ArrayList<>(problems);
            sorted.sort(Problem.BY_PLACE);
            return new Loaded(pipeline.filter(read -> errors.isEmpty()), sorted, errors, root, includes, notices);
        }

        /** GitLab goes no further than the first step with an error, and in some steps not further than the first error. */
        private List<String> gitlabsErrors() {
            List<Problem> errors = problems.stream().filter(Problem::isError).toList();
            if (errors.isEmpty()) {
                return List.of();
            }
            Phase step = errors.stream()
                    .map(Problem::phase)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            return errors.stream()
                    .filter(problem -> problem.phase() == step)
                    .limit(step.firstOnly() ? 1 : Long.MAX_VALUE)
                    .map(Problem::message)
                    .distinct()
                    .toList();
        }
    }

    /** Keeps where the problems were. */
    private static Consumer<Problem> noting(Set<Span> places, Consumer<Problem> problems) {
        return problem -> {
            problems.accept(problem);
            problem.span().ifPresent(places::add);
        };
    }

    private static Consumer<Problem> unlessConsequence(Consumer<Problem> problems, Set<Span> unresolved) {
        return problem -> {
            if (!consequence(problem, unresolved)) {
                problems.accept(problem);
            }
        };
    }

    /** Where a reference stands for nothing, the value that it stands in is no use either; once is enough to say so. */
    private static boolean consequence(Problem problem, Set<Span> unresolved) {
        return !unresolved.isEmpty()
                && problem.span()
                        .filter(span -> unresolved.stream().anyMatch(span::contains))
                        .isPresent();
    }

    /** Visible jobs of which nothing is known because they could not be read. */
    private static Set<String> unread(YamlMap root, Pipeline pipeline) {
        Set<String> names = new LinkedHashSet<>(RootKeyword.jobNames(root));
        names.removeIf(name -> name.startsWith(".") || pipeline.jobs().containsKey(name));
        return names;
    }
}
