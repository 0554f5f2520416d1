package io.github.cimaven.app;

import io.github.cimaven.config.include.OtherProjects;
import io.github.cimaven.config.variable.GivenVariables;
import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.git.GitFacts;
import io.github.cimaven.plan.PipelineContext;
import io.github.cimaven.plan.PredefinedVariables;
import io.github.cimaven.plan.ProjectTree;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.function.Supplier;

/** The event that the pipeline is for, as the user asked for it, with all that git says of it. */
final class EventContext {
    private EventContext() {}

    /**
     * @param given variables from outside of the configuration
     * @param others projects that rules may ask for files
     */
    static PipelineContext of(
            Settings settings,
            Ambient ambient,
            Project project,
            Optional<GitFacts> facts,
            GivenVariables given,
            OtherProjects others,
            long id)
            throws ConfigurationException, EnvironmentException, InterruptedException {
        Settings.Event event = settings.event();
        PipelineContext context = new PipelineContext(
                id,
                new PipelineContext.Event(event.source(), event.branch(), event.tag(), event.targetBranch()),
                project.configPath(),
                String.valueOf(project.folder().getFileName()),
                ambient.user(),
                facts,
                given,
                ProjectTree.NONE,
                settings.execution().timeout(),
                new HashSet<>(settings.execution().deployStages()));
        String path = PredefinedVariables.ofPipeline(context)
                .get("CI_PROJECT_PATH")
                .map(Variable::value)
                .orElse("");
        ProjectTree tree = project.tree(
                new CheckoutTree.Occasion(
                        event,
                        context.source(),
                        context.targetBranch(),
                        context.tag().isPresent(),
                        path),
                project.files(project.variables(settings.given())),
                others);
        if (event.compareTo().isPresent() && asking(tree::base).isEmpty()) {
            throw new ConfigurationException("ci.compareTo=" + event.compareTo().get()
                    + " is no branch, tag or commit that this checkout knows.");
        }
        return context.with(tree);
    }

    /** Something that may have to ask git; where that fails, the environment is to blame. */
    static <T> T asking(Supplier<T> question) throws EnvironmentException, InterruptedException {
        try {
            return question.get();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof InterruptedIOException) {
                throw (InterruptedException) new InterruptedException(e.getMessage()).initCause(e);
            }
            throw new EnvironmentException(String.valueOf(e.getMessage()), e);
        }
    }
}
