package io.github.cimaven.app;

import io.github.cimaven.git.GitException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Waits until the files of a project are others than they were, and then until they are left alone for a moment. */
final class Observer implements AutoCloseable {
    /** Editors and git change many files one after another. */
    private static final Duration QUIET = Duration.ofMillis(300);

    private static final int MOST_QUIETS = 20;
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final Project project;
    private final Collection<Path> leftOut;
    private final FileEvents events;

    private Observer(Project project, Collection<Path> leftOut, FileEvents events) {
        this.project = project;
        this.leftOut = leftOut;
        this.events = events;
    }

    /**
     * @param leftOut folders that do not count
     * @param told whether the system is to tell of changes
     */
    static Observer of(Project project, Collection<Path> leftOut, boolean told) throws IOException {
        Path root = project.checkout().map(checkout -> checkout.root()).orElse(project.folder());
        return new Observer(project, leftOut, FileEvents.below(root, folder -> counts(folder, project, leftOut), told));
    }

    private static boolean counts(Path folder, Project project, Collection<Path> leftOut) {
        try {
            return leftOut.stream().noneMatch(folder::startsWith)
                    && !(project.checkout().isPresent()
                            && project.checkout().get().ignores(folder));
        } catch (GitException e) {
            // To look once too often does no harm.
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    boolean told() {
        return events.told();
    }

    /** The files as they are now; from now on their changes count. */
    WorkState now() throws IOException, InterruptedException {
        WorkState state = WorkState.of(project, leftOut);
        while (events.follow(state.files().keySet())) {
            // What was changed in a folder before it was followed, nobody tells.
            state = WorkState.of(project, leftOut);
        }
        return state;
    }

    /** What was changed since then; returns when there is something, and no more comes for the moment. */
    List<Path> awaitChange(WorkState before) throws IOException, InterruptedException {
        WorkState seen = settled(now(), before);
        while (seen.changedSince(before).isEmpty()) {
            events.await(LOOK_AGAIN);
            awaitQuiet();
            seen = settled(now(), before);
        }
        return seen.changedSince(before);
    }

    /** A file that is being written is not to be taken for one that is. */
    private WorkState settled(WorkState first, WorkState before) throws IOException, InterruptedException {
        WorkState seen = first;
        for (int i = 0; i < MOST_QUIETS && !seen.equals(before); i++) {
            TimeUnit.MILLISECONDS.sleep(QUIET.toMillis());
            WorkState next = now();
            if (next.equals(seen)) {
                return seen;
            }
            seen = next;
        }
        return seen;
    }

    private void awaitQuiet() throws IOException, InterruptedException {
        for (int i = 0; i < MOST_QUIETS && events.told() && events.await(QUIET); i++) {
            // Still going on.
        }
    }

    @Override
    public void close() throws IOException {
        events.close();
    }
}
