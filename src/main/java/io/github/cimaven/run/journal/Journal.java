package io.github.cimaven.run.journal;

import io.github.cimaven.io.WholeFile;
import io.github.cimaven.run.event.EventListener;
import io.github.cimaven.run.event.PipelineEvent;
import io.github.cimaven.run.event.PipelineEvent.Downstream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Appends each event to a file, as one write: whoever kills the process loses at most the end of the last line. The disk itself is
 * waited for only where doing something twice could do harm: around deployments, and at the end.
 *
 * <p>When it cannot be written the run goes on, and is told once that it cannot be taken up again: half a journal is emptied, for it
 * would have things done twice. Used by one thread.
 */
public final class Journal implements EventListener, AutoCloseable {
    private final Path file;
    private final Consumer<String> lost;
    private Optional<FileOutputStream> out = Optional.empty();
    private Optional<Entries> entries = Optional.empty();

    private Journal(Path file, Consumer<String> lost) {
        this.file = file;
        this.lost = lost;
    }

    /**
     * Begins a new one. The last run cannot be taken up from now on.
     *
     * @param run a word that no other run has
     * @param lost is told once if the run cannot be taken up again
     */
    public static Journal begin(Path file, String run, Consumer<String> lost) {
        Journal journal = new Journal(file, lost);
        try {
            WholeFile.write(file, JournalFormat.header(run));
            journal.out = Optional.of(new FileOutputStream(file.toFile(), true));
        } catch (IOException e) {
            journal.giveUp(e);
        }
        return journal;
    }

    /** Goes on with one that was read; what of it is no whole line is cut off. */
    public static Journal goOn(Path file, LastRun last, Consumer<String> lost) {
        Journal journal = new Journal(file, lost);
        // No channel: one would be closed, and the journal lost, where the thread is interrupted.
        try (RandomAccessFile whole = new RandomAccessFile(file.toFile(), "rw")) {
            if (whole.length() != last.bytes()) {
                whole.setLength(last.bytes());
            }
            journal.out = Optional.of(new FileOutputStream(file.toFile(), true));
        } catch (IOException e) {
            journal.giveUp(e);
        }
        return journal;
    }

    /**
     * What follows is about this part of the pipeline.
     *
     * @param sources what the jobs' files are known by, once there are any
     */
    public void about(Part part, Entries.Sources sources) {
        entries = Optional.of(new Entries(part, sources));
    }

    /** What these jobs have done counts no more, from now on. */
    public void drop(Collection<String> jobs) {
        jobs.forEach(job -> write(new Entry.Dropped(job), false));
    }

    @Override
    public void on(PipelineEvent event) {
        boolean elsewhere = event instanceof Downstream below && !Entries.isBeginning(below);
        if (out.isPresent() && entries.isPresent() && !elsewhere) {
            write(event.accept(entries.get()), Entries.mustLast(event));
        }
    }

    /** It is written already. */
    @Override
    public void again(PipelineEvent event) {
        // Nothing is said twice.
    }

    private void write(Entry entry, boolean mustLast) {
        if (out.isEmpty()) {
            return;
        }
        try {
            out.get().write(JournalFormat.line(entry).getBytes(StandardCharsets.UTF_8));
            if (mustLast) {
                out.get().getFD().sync();
            }
        } catch (IOException e) {
            giveUp(e);
        }
    }

    private void giveUp(IOException why) {
        String rest = "";
        try {
            close();
            empty();
        } catch (IOException e) {
            rest = " " + file + " has to be removed by hand.";
        }
        lost.accept("This run cannot be taken up again if it dies: its journal cannot be written (" + why.getMessage()
                + ")." + rest);
    }

    /** What is empty tells that something is missing, which a file that is not there does not. It needs no room on the disk. */
    private void empty() throws IOException {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            new FileOutputStream(file.toFile()).close();
        } else if (Files.deleteIfExists(file)) {
            Files.createFile(file);
        }
    }

    @Override
    public void close() throws IOException {
        Optional<FileOutputStream> open = out;
        out = Optional.empty();
        if (open.isPresent()) {
            open.get().close();
        }
    }
}
