package io.github.cimaven.app;

import io.github.cimaven.report.console.Console;
import io.github.cimaven.report.console.RoundLine;
import io.github.cimaven.run.engine.Control;
import io.github.cimaven.run.event.PipelineSnapshot;
import io.github.cimaven.run.executor.Cancellation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Runs a part of the pipeline, and again whenever a file was changed that jobs get. What runs meanwhile is ended where its
 * configuration lets a newer pipeline do that; else it comes to its end first. Goes on until the thread is interrupted, or the
 * process is.
 */
public final class Watch {
    private final Settings settings;
    private final Ambient ambient;
    private final Console console;
    private final Console ofRuns;

    /** @param output whether all that the runs print is shown, not only a line for each round */
    public Watch(Settings settings, Ambient ambient, Console console, boolean output) {
        this.settings = settings;
        this.ambient = ambient;
        this.console = console;
        this.ofRuns = output ? console : new RoundConsole(console);
    }

    /** Never returns. */
    public void run(Choice choice) throws ConfigurationException, EnvironmentException, InterruptedException {
        run(choice, !System.getProperty("os.name", "").startsWith("Mac"));
    }

    /** @param told whether the system is to tell of changes: that of macOS is no quicker than looking */
    void run(Choice choice, boolean told) throws ConfigurationException, EnvironmentException, InterruptedException {
        check();
        Project project = Project.find(settings.files(), ambient);
        try (Observer observer = Observer.of(project, leftOut(project), told)) {
            WorkState state = observer.now();
            console.line("Watching " + project.folder() + " for changes; Ctrl-C ends it.");
            if (told && !observer.told()) {
                console.line(
                        "note: the system tells of no more changes in so many folders; they are looked at every 2 s");
            }
            String cause = "begin";
            for (int round = 1; ; round++) {
                console.line(round(
                        choice,
                        observer,
                        state,
                        new RoundLine(console, round, cause, settings.files().directory())));
                List<Path> changed = observer.awaitChange(state);
                cause = RoundLine.names(changed, project.folder());
                state = observer.now();
            }
        } catch (IOException e) {
            throw new EnvironmentException("The project's files cannot be watched: " + e.getMessage(), e);
        }
    }

    private void check() throws ConfigurationException {
        if (settings.execution().confirmed()) {
            throw new ConfigurationException("A watch confirms no deployment.");
        }
        if (Settings.Execution.isShared(settings.execution().workspace())
                || settings.kept().artifactsToSource()) {
            throw new ConfigurationException("Jobs that change the checkout would start the watch again and again:"
                    + " ci:watch goes with neither ci.workspace=in-place nor ci.artifactsToSource.");
        }
    }

    private List<Path> leftOut(Project project) {
        return List.of(
                settings.files().outputDirectory().toAbsolutePath().normalize(),
                StateFolder.of(project.folder(), settings.files(), ambient)
                        .path()
                        .toAbsolutePath()
                        .normalize(),
                project.folder().resolve(".git"));
    }

    @SuppressWarnings("try") // The lookout is there to be closed.
    private String round(Choice choice, Observer observer, WorkState state, RoundLine line)
            throws EnvironmentException, InterruptedException, IOException {
        Cancellation newer = new Cancellation();
        PipelineSession session = new PipelineSession();
        try (Lookout lookout = Lookout.over(observer, state, newer)) {
            new LocalPipeline(settings, ambient, ofRuns).run(choice, session, Control.overtakenBy(newer));
            Optional<PipelineSnapshot> run = session.soFar();
            return run.map(line::of).orElseGet(() -> line.without("there is nothing to do"));
        } catch (ConfigurationException e) {
            return line.without(String.valueOf(e.getMessage()));
        }
    }
}
