/**
 * What lets a run that has died be taken up again: a file to which each event is appended as it happens, and the reading of it.
 *
 * <p>A line is a word and a JSON object. The first line names the format and the run; whole lines are never changed. Reading folds
 * them into a {@link io.github.cimaven.run.journal.LastRun}; {@link io.github.cimaven.run.journal.Resumption} compares that with the
 * plan of now and says what still holds. Uses {@code run.event}, and gives {@code run.engine} a past to start from.
 */
@NullMarked
package io.github.cimaven.run.journal;

import org.jspecify.annotations.NullMarked;
