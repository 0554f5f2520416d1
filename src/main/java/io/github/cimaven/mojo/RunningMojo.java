package io.github.cimaven.mojo;

import io.github.cimaven.app.Choice;
import io.github.cimaven.app.PipelineSession;
import io.github.cimaven.app.Questions;
import io.github.cimaven.app.Verdict;
import io.github.cimaven.config.origin.FormVariable;
import io.github.cimaven.run.engine.Control;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Goals that start jobs. */
abstract class RunningMojo extends PipelineMojo {
    private static final String SESSION_KEY = "io.github.cimaven.session";
    private static final String ANSWERS_KEY = "io.github.cimaven.answers";

    /**
     * Lets deployments run. Counts only as {@code -Dci.confirm=true} on the command line; in a POM, a profile, settings.xml,
     * {@code .mvn}, {@code MAVEN_ARGS} or {@code MAVEN_OPTS} it is refused.
     *
     * @since 0.1.0
     */
    @Parameter(property = Confirmation.PROPERTY)
    @Nullable
    String confirm;

    /**
     * Takes the last run up where it stopped, be it by Ctrl-C, a crash or a power cut: what has ended is not run again, its
     * artifacts, variables and results are there; what was running runs again. A job whose definition, or whose files in the
     * checkout, have changed since is run again too, with all that depends on it. The goal has to be the same.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.resume", defaultValue = "false")
    private boolean resume;

    /**
     * {@code failed} runs again what has failed in the last run, or was canceled or skipped because of it; what has passed stays.
     * Otherwise like {@code ci.resume}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.retry")
    @Nullable
    private String retry;

    /**
     * Shows what would run, in which order, where, how long it took in earlier runs, and what would wait. Starts nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.dryRun", defaultValue = "false")
    boolean dryRun;

    /**
     * Asks at the terminal for the variables that have a {@code description}, and, when nothing goes on by itself any more, which manual
     * jobs to start. Never asks in batch mode, and opens no deployment that is not confirmed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ci.prompt", defaultValue = "false")
    boolean prompt;

    @Override
    final boolean confirmed() throws MojoFailureException {
        try {
            return new ConfirmationSources(session, project, ambient().environment())
                    .confirmation(confirm)
                    .given();
        } catch (Confirmation.Refused refused) {
            throw new MojoFailureException(refused.getMessage(), refused);
        }
    }

    /** Runs the chosen jobs and fails the build when the pipeline failed. */
    final void run(Choice choice) throws Exception {
        if (dryRun) {
            requireBeginning("ci.dryRun");
            pipeline().rehearse(choice, ResultWriter.of(null, console()));
            return;
        }
        Optional<Questions> questions = asking();
        Verdict verdict = questions.isPresent()
                ? runAsking(choice, questions.get())
                : pipeline().run(choice.starting(start()), sessionOfThisBuild());
        if (verdict.failed()) {
            failed(verdict);
        }
    }

    /** @param who knows nothing of earlier runs */
    final void requireBeginning(String who) throws MojoFailureException {
        if (start() != Choice.Start.ANEW) {
            throw new MojoFailureException(who + " begins with nothing: it goes with neither ci.resume nor ci.retry.");
        }
    }

    private Choice.Start start() throws MojoFailureException {
        Optional<String> wish = text(retry);
        if (wish.isPresent() && !wish.get().equals("failed")) {
            throw new MojoFailureException("ci.retry=" + wish.get() + " is not known; there is: failed.");
        }
        if (wish.isPresent()) {
            return Choice.Start.RETRY_FAILED;
        }
        return resume ? Choice.Start.RESUME : Choice.Start.ANEW;
    }

    private Optional<Questions> asking() {
        if (!prompt) {
            return Optional.empty();
        }
        Optional<Questions> questions = Terminal.of(session).map(terminal -> new Questions(terminal, console()));
        if (questions.isEmpty() && isFirstInBuild("nobody to ask")) {
            getLog().info("note: ci.prompt asks nothing in batch mode, nor where there is no terminal");
        }
        return questions;
    }

    private Verdict runAsking(Choice choice, Questions questions) throws Exception {
        if (isFirstInBuild("form")) {
            List<FormVariable> form = pipeline().form().stream()
                    .filter(variable -> !givenVariables().containsKey(variable.name()))
                    .toList();
            session.getRequest().getData().put(ANSWERS_KEY, questions.values(form));
        }
        return pipeline().run(choice.starting(start()), sessionOfThisBuild(), Control.of(questions));
    }

    @Override
    @SuppressWarnings("unchecked") // Nobody else knows the key.
    final Map<String, String> answers() {
        return (Map<String, String>) session.getRequest().getData().getOrDefault(ANSWERS_KEY, Map.of());
    }

    /** What a failed pipeline means for the build. */
    void failed(Verdict verdict) throws Exception {
        throw new MojoFailureException(verdict.message());
    }

    /** Goals of one build go on with one pipeline: its artifacts, its folder, its report. */
    private PipelineSession sessionOfThisBuild() {
        return (PipelineSession)
                session.getRequest().getData().computeIfAbsent(SESSION_KEY, key -> new PipelineSession());
    }
}
