package io.github.cimaven.app;

import io.github.cimaven.config.Loaded;
import io.github.cimaven.plan.PipelineContext;
import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.run.engine.RunOptions;
import io.github.cimaven.run.event.JobInRun;
import io.github.cimaven.run.log.LogArchive;
import io.github.cimaven.run.storage.FolderArtifactStore;
import io.github.cimaven.run.storage.RunFolder;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a pipeline was made from, and where it keeps what it makes.
 *
 * @param loaded its configuration
 * @param context of its event
 * @param path names of the bridges that lead to it
 */
record MadePipeline(
        Loaded loaded,
        PipelineContext context,
        RunOptions options,
        FolderArtifactStore artifacts,
        RunFolder folder,
        LogArchive logs,
        List<String> path) {
    MadePipeline {
        path = List.copyOf(path);
    }

    /** The path of the pipeline that a bridge of this one starts. */
    List<String> pathTo(PlannedJob bridge) {
        return Stream.concat(path.stream(), Stream.of(bridge.name())).toList();
    }

    /** How many bridges lead to it. */
    int depth() {
        return path.size();
    }

    /** The pipeline that a bridge of this one starts, with places of its own inside of those of this one. */
    MadePipeline below(PlannedJob bridge, Loaded child, PipelineContext childContext, RunOptions childOptions) {
        return new MadePipeline(
                child,
                childContext,
                childOptions,
                artifacts.downstream(bridge.name()),
                folder.downstream(bridge.name()),
                logs.named(job -> JobInRun.name(bridge.name(), job)),
                pathTo(bridge));
    }
}
