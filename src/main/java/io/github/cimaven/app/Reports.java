package io.github.cimaven.app;

import io.github.cimaven.io.WholeFile;
import io.github.cimaven.report.json.PipelineJson;
import io.github.cimaven.report.junit.PipelineJunit;
import io.github.cimaven.run.event.EventListener;
import io.github.cimaven.run.event.Ledger;
import io.github.cimaven.run.event.PipelineEvent;
import io.github.cimaven.run.event.PipelineSnapshot;
import io.github.cimaven.run.storage.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;

/**
 * Keeps {@code pipeline.json} up to date while the pipeline runs, about once a second, so that a run that dies leaves one that says
 * how far it came; at the end it is joined by the JUnit file.
 */
final class Reports implements EventListener {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final RunFolder folder;
    private final Ambient ambient;
    private final PipelineSession session;
    private final Ledger ledger;
    private Instant writtenAt = Instant.EPOCH;

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
    public void on(PipelineEvent event) {
        if (Duration.between(writtenAt, event.at()).compareTo(PAUSE) >= 0) {
            writtenAt = event.at();
            try {
                writeJson();
            } catch (IOException e) {
                throw new UncheckedIOException("pipeline.json cannot be written: " + e.getMessage(), e);
            }
        }
    }

    private void writeJson() throws IOException {
        WholeFile.write(
                folder.path().resolve("pipeline.json"),
                PipelineJson.of(snapshot(), folder.path(), ambient.process()));
    }

    /** The last word. */
    void write() throws IOException {
        writeJson();
        WholeFile.write(folder.path().resolve("TEST-pipeline.xml"), PipelineJunit.of(snapshot()));
    }
}
