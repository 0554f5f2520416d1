package io.github.cimaven.plan;

import io.github.cimaven.config.variable.Variable;
import java.util.List;

/**
 * A variable of a job, and where it has its value from.
 *
 * @param written as it was given
 * @param value what it comes to where it names others, as far as that is known before the job starts
 * @param hidden the lower levels that name it too, the lowest first
 */
public record LeveledVariable(Variable written, String value, Level level, List<Level> hidden) {
    /** Where variables come from, the lowest first: a higher one wins. */
    public enum Level {
        PREDEFINED,
        ROOT,
        WORKFLOW_RULE,
        JOB,
        MATRIX,
        RULE,
        PROJECT,
        PIPELINE
    }

    public LeveledVariable {
        hidden = List.copyOf(hidden);
    }

    public String name() {
        return written.name();
    }
}
