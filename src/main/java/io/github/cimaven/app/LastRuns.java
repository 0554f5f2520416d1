package io.github.cimaven.app;

import io.github.cimaven.run.journal.JournalException;
import io.github.cimaven.run.journal.JournalReader;
import io.github.cimaven.run.journal.LastRun;
import io.github.cimaven.run.journal.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the run that the user wants to take up again. */
record LastRuns(Path journal) {
    /**
     * The one that this goal takes up; absent where it begins something new.
     *
     * @throws ConfigurationException if there is none, or it was of something else
     */
    Optional<LastRun> wanted(Choice choice, PipelineSession session)
            throws ConfigurationException, EnvironmentException {
        if (choice.start() == Choice.Start.ANEW) {
            return Optional.empty();
        }
        Optional<LastRun> last = read();
        boolean later = session.soFar().isPresent();
        if (last.isPresent() && last.get().state(choice.part(0)).isPresent()) {
            return last.filter(
                    run -> session.run().filter(own -> !own.equals(run.run())).isEmpty());
        }
        if (later) {
            // The build died before it came to this goal.
            return Optional.empty();
        }
        throw new ConfigurationException(last.map(LastRun::parts)
                .filter(parts -> !parts.isEmpty())
                .map(parts -> "The last run was of " + words(parts) + ", not of " + Choice.words(choice.part(0))
                        + ". Only the same can be taken up again.")
                .orElse("There is no run that could be taken up again: none was begun in this project since"
                        + " 'mvn ci:clean', or its journal could not be written. A run without -Dci.resume and"
                        + " -Dci.retry begins one."));
    }

    private static String words(List<LastRun.PartState> parts) {
        List<String> words =
                parts.stream().map(state -> Choice.words(state.part())).toList();
        return String.join(", then of ", words);
    }

    /** The part of it that this goal takes up. */
    Optional<Part> part(Choice choice, PipelineSession session) throws ConfigurationException, EnvironmentException {
        return wanted(choice, session)
                .flatMap(last -> last.state(choice.part(0)))
                .map(LastRun.PartState::part);
    }

    /** The run of which earlier goals of this build were a part, if nobody has begun another one since. */
    Optional<LastRun> of(PipelineSession session) throws EnvironmentException {
        if (session.run().isEmpty()) {
            return Optional.empty();
        }
        try {
            return read().filter(last -> session.run().equals(Optional.of(last.run())));
        } catch (ConfigurationException unreadable) {
            return Optional.empty();
        }
    }

    private Optional<LastRun> read() throws ConfigurationException, EnvironmentException {
        try {
            return JournalReader.read(journal);
        } catch (JournalException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new EnvironmentException("The journal of the last run cannot be read: " + e.getMessage(), e);
        }
    }
}
