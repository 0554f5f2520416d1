package io.github.cimaven.mojo;

import io.github.cimaven.app.Choice;
import io.github.cimaven.app.PipelineSession;
import io.github.cimaven.app.Verdict;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Goals that start jobs. */
abstract class RunningMojo extends PipelineMojo {
    private static final String SESSION_KEY = "io.github.cimaven.session";

    /**
     * Lets deployments run. Counts only as {@code -Dci.confirm=true} on the command line; in a POM, a profile, settings.xml,
     * {@code .mvn}, {@code MAVEN_ARGS} or {@code MAVEN_OPTS} it is refused.
     *
     * @since 0.1.0
     */
    @Parameter(property = Confirmation.PROPERTY)
    @Nullable
    String confirm;

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
        Verdict verdict = pipeline().run(choice, sessionOfThisBuild());
        if (verdict.failed()) {
            failed(verdict);
        }
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
