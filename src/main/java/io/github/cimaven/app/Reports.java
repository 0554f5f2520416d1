package io.github.cimaven.app;

import io.github.cimaven.io.WholeFile;
import io.github.cimaven.report.json.PipelineJson;
import io.github.cimaven.report.junit.PipelineJunit;
import io.github.cimaven.run.event.EventListener;
import io.github.cimaven.run.event.Ledger;
import io.github.cimaven.run.event.PipelineEvent;
import io.github.cimaven.run.event.PipelineEvent.PipelineStarted;
import io.github.cimaven.run.event.PipelineSnapshot;
import io.github.cimaven.run.storage.RunFolder;
import java.io.IOException;
import java.util.Optional;

/**
 * Keeps {@code pipeline.json} up to date while the pipeline runs, so that a run that dies leaves one that says how far it came; at
 * the end it is joined by the JUnit file. Thread-safe.
 */
final class Reports implements EventListener {
    private static final int JOBS_PER_TICK = 1000;

    private final RunFolder folder;
    private final Ambient ambient;
    private final PipelineSession session;
    private final Ledger ledger;
    private boolean outdated;
    /** The file of a pipeline of thousands of jobs takes its time: it is written at every so many ticks. */
    private int every = 1;

    private int ticks;

    Reports(RunFolder folder, Ambient ambient, PipelineSession session, Ledger ledger) {
        this.folder = folder;
        this.ambient = ambient;
        this.session = session;
        this.ledger = ledger;
    }

    /** This run, after those of earlier goals. */
    PipelineSnapshot snapshot() {
        PipelineSnapshot latest = ledger.snapshot();
        return session.soFar().map(latest::after).orElse(latest);
    }

    @Override
    public synchronized void on(PipelineEvent event) {
        outdated = true;
        if (event instanceof PipelineStarted started) {
            every = 1 + started.plan().jobs().size() / JOBS_PER_TICK;
            ticks = every;
            tick();
        }
    }

    /** To be called about once a second. What cannot be written now is tried again, in the end by {@link #write}. */
    synchronized void tick() {
        ticks++;
        if (outdated && ticks >= every) {
            try {
                writeJson();
                ticks = 0;
                outdated = false;
            } catch (IOException e) {
                outdated = true;
            }
        }
    }

    private void writeJson() throws IOException {
        WholeFile.write(
                folder.path().resolve("pipeline.json"), PipelineJson.of(snapshot(), folder.path(), ambient.process()));
    }

    /** The last word, or why it could not be written: by then there is more to be told than that. */
    synchronized Optional<IOException> write() {
        try {
            writeJson();
            WholeFile.write(folder.path().resolve("TEST-pipeline.xml"), PipelineJunit.of(snapshot()));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }
}
