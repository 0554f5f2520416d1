package io.github.cimaven.app;

import io.github.cimaven.io.FileNames;
import io.github.cimaven.io.Trees;
import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.run.engine.Past;
import io.github.cimaven.run.engine.Sources;
import io.github.cimaven.run.event.EventListener;
import io.github.cimaven.run.event.JobProducts;
import io.github.cimaven.run.event.PipelineEvent;
import io.github.cimaven.run.event.PipelineEvent.Downstream;
import io.github.cimaven.run.journal.Entries;
import io.github.cimaven.run.journal.Journal;
import io.github.cimaven.run.journal.JournalException;
import io.github.cimaven.run.journal.JournalReader;
import io.github.cimaven.run.journal.LastRun;
import io.github.cimaven.run.journal.Part;
import io.github.cimaven.run.journal.Resumption;
import io.github.cimaven.run.storage.ArtifactSet;
import io.github.cimaven.run.storage.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The journals of the pipelines that bridges start, one for each, by the bridges that lead to it; and what earlier runs have written
 * there. Thread-safe: pipelines are made on another thread than events are told on.
 */
final class ChildJournals implements EventListener, AutoCloseable {
    private static final String JOURNAL = "journal.txt";
    private static final String DROPPED = "dropped";

    private final Path folder;
    private final Taking taking;
    private final Consumer<String> warning;
    private final Map<List<String>, Journal> open = new HashMap<>();

    /**
     * How an earlier run is taken up.
     *
     * @param up whether it is
     * @param anew whether what earlier goals have left is of no use
     * @param retryFailed whether what has failed is tried again
     */
    record Taking(boolean up, boolean anew, boolean retryFailed, Workspaces workspaces) {}

    /** @param warning takes what the user has to know */
    ChildJournals(Path folder, Taking taking, Consumer<String> warning) throws IOException {
        this.folder = folder;
        this.taking = taking;
        this.warning = warning;
        if (taking.anew()) {
            Trees.delete(folder);
        }
    }

    /** How many attempts all of them tell of, those included that count no more. */
    long attempts() throws IOException {
        long attempts = 0;
        for (Path file : journalsIn(folder)) {
            try {
                attempts += JournalReader.read(file).map(LastRun::attempts).orElse(0L);
            } catch (JournalException damaged) {
                throw new IOException(damaged.getMessage(), damaged);
            }
        }
        return attempts;
    }

    private static List<Path> journalsIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith(JOURNAL)).toList();
        }
    }

    /**
     * Makes sure that all that was done can be read, also what counts no more: ids in it must not be met again.
     *
     * @throws ConfigurationException if it cannot
     */
    void demandReadable() throws ConfigurationException, IOException {
        for (Path file : journalsIn(folder)) {
            demand(file);
        }
    }

    /**
     * Makes sure that there is a journal for each pipeline that goes on.
     *
     * @param bridges whose pipelines were made
     * @throws ConfigurationException if one is missing: what it told of would be done twice
     */
    void demand(Collection<String> bridges) throws ConfigurationException, IOException {
        demand(List.of(), bridges);
    }

    private void demand(List<String> path, Collection<String> bridges) throws ConfigurationException, IOException {
        for (String bridge : bridges) {
            List<String> below = Stream.concat(path.stream(), Stream.of(bridge)).toList();
            Optional<LastRun> run = demand(file(below));
            if (run.isEmpty()) {
                throw new ConfigurationException("What was done in the pipeline of '" + String.join(" > ", below)
                        + "' is not known any more: the run cannot be taken up again." + JournalReader.WITHOUT);
            }
            demand(below, run.get().bridges());
        }
    }

    private static Optional<LastRun> demand(Path file) throws ConfigurationException, IOException {
        try {
            return JournalReader.read(file);
        } catch (JournalException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        }
    }

    /** What was done in the pipeline of a bridge counts no more, nor what was done in those below it. */
    synchronized void forget(List<String> path) throws IOException {
        for (Map.Entry<List<String>, Journal> journal : List.copyOf(open.entrySet())) {
            if (isWithin(journal.getKey(), path)) {
                journal.getValue().close();
                open.remove(journal.getKey());
            }
        }
        Path home = home(path);
        if (Files.exists(home)) {
            Path dropped = Files.createDirectories(folder.resolve(DROPPED));
            Files.move(home, dropped.resolve(UUID.randomUUID().toString()));
        }
    }

    private static boolean isWithin(List<String> path, List<String> above) {
        return path.size() >= above.size() && path.subList(0, above.size()).equals(above);
    }

    private static Optional<LastRun> read(List<String> path, Path file) throws IOException {
        try {
            return JournalReader.read(file);
        } catch (JournalException damaged) {
            throw new IOException("what was done in the pipeline of '" + String.join(" > ", path) + "' cannot be read: "
                    + damaged.getMessage());
        }
    }

    /** Says that a pipeline of the last run is not taken up. */
    void notTakenUp(List<String> path, String why) {
        warning.accept("The pipeline of '" + String.join(" > ", path) + "' cannot be taken up again: " + why);
    }

    /**
     * The id of a pipeline that an earlier run has made, as far as that is taken up and this one has not made it anew.
     *
     * @param path names of the bridges that lead to it
     * @throws IOException also if what was done in it cannot be read: it would be done twice
     */
    synchronized OptionalLong id(List<String> path) throws IOException {
        if (!taking.up() || open.containsKey(path)) {
            return OptionalLong.empty();
        }
        return read(path, file(path))
                .flatMap(run -> run.state(part(path, 0)))
                .map(state -> OptionalLong.of(state.part().id()))
                .orElse(OptionalLong.empty());
    }

    /** What belongs to a pipeline, and to those below it. */
    private Path home(List<String> path) {
        Path home = folder;
        for (String bridge : path) {
            home = home.resolve(FileNames.digest(bridge).substring(0, 32));
        }
        return home;
    }

    private Path file(List<String> path) {
        return home(path).resolve(JOURNAL);
    }

    private static Part part(List<String> path, long id) {
        return new Part("downstream", path, id);
    }

    /**
     * Begins the journal of a pipeline, or goes on with that of an earlier run, once; later ones of the same bridge begin anew.
     *
     * @return what of it was done before, and still holds
     */
    synchronized Past open(MadePipeline made, PipelinePlan plan) throws IOException, InterruptedException {
        Path file = file(made.path());
        Part part = part(made.path(), plan.facts().id());
        Entries.Sources sources =
                job -> Sources.areWantedBy(job) ? taking.workspaces().identity().orElse("") : "";
        Journal earlier = open.get(made.path());
        Optional<LastRun> last = taking.up() && earlier == null ? read(made.path(), file) : Optional.empty();
        if (last.filter(run -> run.state(part).isPresent()).isEmpty()) {
            forget(made.path());
            Files.createDirectories(home(made.path()));
            begin(made, Journal.begin(file, FileNames.digest(file.toString()), warning), part, sources);
            made.artifacts().clear();
            return Past.NONE;
        }
        Journal journal = Journal.goOn(file, last.get(), warning);
        begin(made, journal, part, sources);
        return past(made, plan, last.get(), part, journal, sources);
    }

    private void begin(MadePipeline made, Journal journal, Part part, Entries.Sources sources) {
        journal.about(part, sources);
        open.put(made.path(), journal);
    }

    private Past past(
            MadePipeline made, PipelinePlan plan, LastRun last, Part part, Journal journal, Entries.Sources sources)
            throws IOException, InterruptedException {
        Resumption resumption = new Resumption(
                last,
                part,
                plan,
                new Resumption.Wish(
                        taking.retryFailed(),
                        sources,
                        "",
                        (job, id, products) -> isThere(made, job, id, products),
                        made.folder()::log));
        for (String job : resumption.dropped().keySet()) {
            forget(Stream.concat(made.path().stream(), Stream.of(job)).toList());
        }
        journal.drop(resumption.dropped().keySet());
        TakenUpNotices.byReason(resumption.dropped())
                .forEach((reason, names) -> warning.accept("In the pipeline of '" + String.join(" > ", made.path())
                        + "' no longer counts: " + TakenUpNotices.some(names) + " (" + reason + ")"));
        for (String job : resumption.dropped().keySet()) {
            made.artifacts().forget(job);
            made.folder().forget(job);
        }
        for (String job : resumption.kept()) {
            made.folder().publishIfGone(made.artifacts().of(job));
        }
        return resumption.past();
    }

    private static boolean isThere(MadePipeline made, PlannedJob job, long id, JobProducts products)
            throws IOException {
        if (products.artifacts().isEmpty()) {
            return true;
        }
        Optional<ArtifactSet> set = made.artifacts().of(job.name());
        return set.isPresent() && set.get().jobId() == id && set.get().isWhole();
    }

    /** Each journal along the way takes what is its matter. */
    @Override
    public void on(PipelineEvent event) {
        List<String> path = new ArrayList<>();
        PipelineEvent inner = event;
        while (inner instanceof Downstream downstream) {
            tell(path, downstream);
            path.add(downstream.bridge().name());
            inner = downstream.event();
        }
        tell(path, inner);
    }

    private void tell(List<String> path, PipelineEvent event) {
        Journal journal = journal(path);
        if (journal != null) {
            journal.on(event);
        }
    }

    private synchronized @Nullable Journal journal(List<String> path) {
        return open.get(path);
    }

    /** It is written already. */
    @Override
    public void again(PipelineEvent event) {
        // Nothing is said twice.
    }

    @Override
    public synchronized void close() throws IOException {
        for (Journal journal : open.values()) {
            journal.close();
        }
    }
}
