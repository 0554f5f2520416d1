package io.github.cimaven.app;

import io.github.cimaven.run.engine.PipelineFamily;
import io.github.cimaven.run.event.JobSnapshot;
import io.github.cimaven.run.event.Ledger;
import io.github.cimaven.run.event.Status;
import io.github.cimaven.run.storage.ArtifactStore;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All pipelines of a run, with what their jobs have handed on. Thread-safe. */
final class RunningFamily implements PipelineFamily {
    private final Ledger ledger;
    private final Map<Long, ArtifactStore> artifacts = new ConcurrentHashMap<>();

    /** @param ledger of the user's own pipeline */
    RunningFamily(Ledger ledger) {
        this.ledger = ledger;
    }

    void add(long pipeline, ArtifactStore store) {
        artifacts.put(pipeline, store);
    }

    /** How many pipelines there are by now. */
    int size() {
        return artifacts.size();
    }

    /** A job that this run leaves out counts as passed where an earlier one has left its artifacts. */
    @Override
    public Optional<Passed> job(long pipeline, String job) throws IOException {
        ArtifactStore store = artifacts.get(pipeline);
        Optional<Ledger> known = ledger.ofPipeline(pipeline);
        if (store == null || known.isEmpty()) {
            return Optional.empty();
        }
        Optional<Status> status = known.get().job(job).map(JobSnapshot::status);
        Passed passed = new Passed(store.of(job));
        boolean counts = status.map(Status.SUCCESS::equals)
                .orElseGet(() -> passed.artifacts().isPresent());
        return counts ? Optional.of(passed) : Optional.empty();
    }
}
