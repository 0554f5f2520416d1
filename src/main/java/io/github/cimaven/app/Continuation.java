package io.github.cimaven.app;

import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.run.engine.Past;
import io.github.cimaven.run.engine.Sources;
import io.github.cimaven.run.event.JobProducts;
import io.github.cimaven.run.journal.Entries;
import io.github.cimaven.run.journal.Journal;
import io.github.cimaven.run.journal.LastRun;
import io.github.cimaven.run.journal.Part;
import io.github.cimaven.run.journal.Resumption;
import io.github.cimaven.run.storage.ArtifactSet;
import io.github.cimaven.run.storage.ArtifactStore;
import io.github.cimaven.run.storage.RunFolder;
import io.github.cimaven.run.storage.Workspaces;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The journal that a goal writes, and what it takes over from the run that began it. To be used by whoever holds the project's lock.
 */
final class Continuation implements AutoCloseable {
    private final Journal journal;
    private final Part part;
    private final Choice choice;
    private final Optional<LastRun> last;
    private final boolean takesUp;

    private Continuation(Journal journal, Part part, Choice choice, Optional<LastRun> last, boolean takesUp) {
        this.journal = journal;
        this.part = part;
        this.choice = choice;
        this.last = last;
        this.takesUp = takesUp;
    }

    /**
     * Begins a journal, or goes on with that of the last run or of the goals before.
     *
     * @param pipelineId by which the plan was made
     * @param warning takes what the user has to know
     */
    static Continuation open(
            LastRuns runs,
            Choice choice,
            long pipelineId,
            PipelineSession session,
            Ambient ambient,
            Consumer<String> warning)
            throws ConfigurationException, EnvironmentException {
        Part part = choice.part(pipelineId);
        Optional<LastRun> wanted = runs.wanted(choice, session);
        if (wanted.isPresent()) {
            LastRun last = wanted.get();
            if (last.state(part)
                    .filter(state -> state.part().id() == pipelineId)
                    .isEmpty()) {
                throw new ConfigurationException(
                        "Another run has begun meanwhile: what was to be taken up is no longer" + " the last run.");
            }
            session.writes(last.run());
            return new Continuation(Journal.goOn(runs.journal(), last, warning), part, choice, Optional.of(last), true);
        }
        Optional<LastRun> own = runs.of(session);
        if (own.isPresent()) {
            return new Continuation(Journal.goOn(runs.journal(), own.get(), warning), part, choice, own, false);
        }
        String run = ambient.token();
        session.writes(run);
        return new Continuation(Journal.begin(runs.journal(), run, warning), part, choice, Optional.empty(), false);
    }

    Journal journal() {
        return journal;
    }

    /** Whether an earlier run is taken up. */
    boolean takesUp() {
        return takesUp;
    }

    /** How many attempts were made before. */
    long attempts() {
        return last.map(LastRun::attempts).orElse(0L);
    }

    /** The latest time that was told before. */
    Instant latest() {
        return last.map(LastRun::latest).orElse(Instant.EPOCH);
    }

    /**
     * Finds out what still holds, and gives up the rest.
     *
     * @param notices what the user should know about it
     */
    record Taken(Past past, List<String> notices) {}

    /** Gives up what a job has left elsewhere. */
    @FunctionalInterface
    interface Forgetting {
        void forget(String job) throws IOException;
    }

    Taken take(
            PipelinePlan plan,
            Path project,
            Workspaces workspaces,
            ArtifactStore artifacts,
            RunFolder folder,
            Forgetting below)
            throws IOException, InterruptedException {
        Entries.Sources sources =
                job -> Sources.areWantedBy(job) ? workspaces.identity().orElse("") : "";
        journal.about(part, sources);
        if (!takesUp) {
            return new Taken(Past.NONE, List.of());
        }
        workspaces.prepare();
        Resumption resumption = new Resumption(
                last.orElseThrow(),
                part,
                plan,
                new Resumption.Wish(
                        choice.start() == Choice.Start.RETRY_FAILED,
                        sources,
                        TakenUpNotices.changes(project, workspaces.changed()),
                        (job, id, products) -> isThere(artifacts, job, id, products),
                        folder::log));
        // First what the journal tells of: who dies in between finds the same reason to drop it.
        for (String job : resumption.dropped().keySet()) {
            below.forget(job);
        }
        journal.drop(resumption.dropped().keySet());
        for (String job : resumption.dropped().keySet()) {
            artifacts.forget(job);
            folder.forget(job);
        }
        for (String job : resumption.kept()) {
            folder.publishIfGone(artifacts.of(job));
        }
        return new Taken(resumption.past(), new TakenUpNotices(plan, choice, last.orElseThrow(), part).of(resumption));
    }

    /** What was kept is as the attempt has left it. A machine that lost its power may have lost files too. */
    private static boolean isThere(ArtifactStore artifacts, PlannedJob job, long id, JobProducts products)
            throws IOException {
        if (products.artifacts().isEmpty()) {
            return true;
        }
        Optional<ArtifactSet> set = artifacts.of(job.name());
        return set.isPresent() && set.get().jobId() == id && set.get().isWhole();
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
