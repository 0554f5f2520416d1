package io.github.cimaven.run.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A process in a PID namespace of its own, which nothing that it starts can leave: orphans become children of the namespace's
 * first process, and when that one ends the kernel ends all others.
 */
final class NamespaceTree implements ProcessTree {
    private static final Comparator<ProcessHandle> ELDEST_FIRST = Comparator.comparing(
                    (ProcessHandle member) -> member.info().startInstant().orElse(Instant.MIN))
            .thenComparing(ProcessHandle::pid);

    private final Process process;
    private final Path report;
    private final Warden warden;
    private final Set<Long> asked = new HashSet<>();
    private boolean ending;

    /** @param report the file that the namespace's first process writes when there is something to tell */
    NamespaceTree(Process process, Path report, Warden warden) {
        this.process = process;
        this.report = report;
        this.warden = warden;
    }

    /** The namespace's first process; its parent is the process that we know. */
    private Optional<ProcessHandle> first() {
        return process.children().findFirst();
    }

    private List<ProcessHandle> members() {
        return process.isAlive()
                ? first().map(first -> first.descendants().toList()).orElse(List.of())
                : List.of();
    }

    @Override
    public boolean isInhabited() {
        if (ending && asked.size() <= 1) {
            // It was to stop before it had started anything: what has come up since is yet to be asked.
            terminate();
        }
        return !members().isEmpty();
    }

    @Override
    public int leftBehind() throws IOException {
        String text = report();
        if (text.isEmpty()) {
            return 0;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            if (ending) {
                // What was asked to stop before it had started could not start for that reason.
                return 0;
            }
            throw new IOException(text, e);
        }
    }

    private String report() throws IOException {
        try {
            return Files.readString(report, StandardCharsets.UTF_8).strip();
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    @Override
    public void terminate() {
        ending = true;
        first().ifPresent(first -> {
            ask(first);
            // A shell that outlives what it waits for would have something to say about that.
            first.descendants().sorted(ELDEST_FIRST).forEach(this::ask);
        });
    }

    private void ask(ProcessHandle member) {
        if (asked.add(member.pid())) {
            member.destroy();
        }
    }

    @Override
    public void kill() {
        // With the first process of a namespace the kernel ends all others, and who has made it waits for that.
        first().ifPresentOrElse(ProcessHandle::destroyForcibly, process::destroyForcibly);
    }

    @Override
    public void release() {
        try {
            warden.forget(process.pid());
        } catch (IOException wardenGone) {
            // Then nobody watches it either.
            return;
        }
    }
}
