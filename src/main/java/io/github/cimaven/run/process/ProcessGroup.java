package io.github.cimaven.run.process;

import io.github.cimaven.run.process.ProcessTable.Identity;
import io.github.cimaven.run.process.ProcessTable.Member;
import io.github.cimaven.run.process.ProcessTable.Traces;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A process with all that it has started, also what has left its session since. Not thread-safe. */
final class ProcessGroup implements ProcessTree {
    private final long id;
    private final Traces traces;
    private final Warden warden;
    /** Who was found once is a member for good, also when nothing but its parent, which has ended, told so. */
    private final Set<Identity> known = new HashSet<>();

    ProcessGroup(Traces traces, Warden warden) {
        this.id = traces.session();
        this.traces = traces;
        this.warden = warden;
    }

    @Override
    public boolean isInhabited() {
        return !members().isEmpty();
    }

    @Override
    public int leftBehind() {
        return members().size();
    }

    /** Who of it is alive. */
    private List<Member> members() {
        List<Member> members = ProcessTable.members(traces, known);
        members.forEach(member -> known.add(member.identity()));
        return members;
    }

    @Override
    public void terminate() {
        signal("TERM", ProcessHandle::destroy);
    }

    @Override
    public void kill() {
        signal("KILL", ProcessHandle::destroyForcibly);
    }

    /** Each process gets one signal only: a trap that tidies up must not be disturbed by a second one. */
    private void signal(String name, Consumer<ProcessHandle> single) {
        List<Member> members = members();
        boolean asGroup = false;
        try {
            warden.signal(name, id);
            asGroup = true;
        } catch (IOException wardenGone) {
            // Somebody ended it; one by one is slower and reaches the same processes.
            ProcessHandle.of(id).ifPresent(single);
        }
        for (Member member : members) {
            boolean reached = member.pid() == id || asGroup && member.group() == id;
            if (!reached) {
                ProcessHandle.of(member.pid()).ifPresent(single);
            }
        }
    }

    @Override
    public void release() {
        try {
            warden.forget(id);
        } catch (IOException wardenGone) {
            // Then nobody watches it either.
            return;
        }
    }
}
