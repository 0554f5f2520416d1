package io.github.cimaven.run.executor.docker;

import io.github.cimaven.io.Trees;
import io.github.cimaven.run.executor.ExecutorException;
import io.github.cimaven.run.executor.JobContext;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Carries a job's files to an engine that does not see those of this machine, and back, as streams of {@code tar}. There they are in
 * volumes that go with the container, so that its services see them too.
 */
final class RemoteFiles {
    private final Engine engine;
    private final JobContext job;
    private final String container;
    private final List<Path> objects;
    private boolean brought;

    /** @param container that has the volumes, once it is made */
    RemoteFiles(Engine engine, JobContext job, String container) throws IOException {
        this.engine = engine;
        this.job = job;
        this.container = container;
        this.objects = SharedObjects.of(job);
    }

    /** The arguments by which the container gets its volumes. */
    List<String> volumes() {
        List<String> arguments = new ArrayList<>();
        List<Path> targets =
                new ArrayList<>(List.of(job.seen().checkout(), job.seen().temporary()));
        targets.addAll(objects);
        for (Path target : targets) {
            arguments.add("--mount");
            arguments.add("type=volume" + WorkspaceMount.field("destination=" + target));
        }
        return arguments;
    }

    /** All that the job begins with. */
    void bring() throws ExecutorException, InterruptedException {
        engine.bring(job.here().checkout(), container, job.seen().checkout());
        for (Path folder : objects) {
            engine.bring(folder, container, folder);
        }
        brought = true;
    }

    /** What a step needs besides. */
    void bringScript() throws ExecutorException, InterruptedException {
        engine.bring(job.here().temporary(), container, job.seen().temporary());
    }

    /** What a step has left for whoever runs it. */
    void fetchNotes() throws ExecutorException, InterruptedException {
        engine.fetch(container, job.seen().temporary(), job.here().temporary());
    }

    /** What the scripts have made of the checkout takes the place of what is here. */
    void fetch() throws ExecutorException, InterruptedException, IOException {
        if (!brought) {
            return;
        }
        brought = false;
        try (DirectoryStream<Path> content = Files.newDirectoryStream(job.here().checkout())) {
            for (Path path : content) {
                Trees.delete(path);
            }
        }
        engine.fetch(container, job.seen().checkout(), job.here().checkout());
    }
}
