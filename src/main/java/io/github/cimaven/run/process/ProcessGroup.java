package io.github.cimaven.run.process;

import java.io.IOException;
import java.util.List;

/** A process with all that it has started, also what has left its session since. */
final class ProcessGroup {
    private final long id;
    private final String mark;
    private final Warden warden;

    ProcessGroup(long id, String mark, Warden warden) {
        this.id = id;
        this.mark = mark;
        this.warden = warden;
    }

    /** Who of it is alive. */
    List<Long> members() {
        return ProcessTable.members(id, mark);
    }

    void terminate() {
        signal("TERM", ProcessHandle::destroy);
    }

    void kill() {
        signal("KILL", ProcessHandle::destroyForcibly);
    }

    private void signal(String name, java.util.function.Consumer<ProcessHandle> single) {
        try {
            warden.signal(name, id);
        } catch (IOException wardenGone) {
            // Somebody ended it; one by one is slower and reaches the same processes.
            ProcessHandle.of(id).ifPresent(single);
        }
        members().forEach(member -> ProcessHandle.of(member).ifPresent(single));
    }

    /** It has ended and needs no watching any more. */
    void release() {
        try {
            warden.forget(id);
        } catch (IOException wardenGone) {
            // Then nobody watches it either.
            return;
        }
    }
}
