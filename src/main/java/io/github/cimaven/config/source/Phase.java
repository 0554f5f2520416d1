package io.github.cimaven.config.source;

/** The step at which GitLab finds a problem. It goes no further than the first step that finds one. */
public enum Phase {
    /** Text, YAML, header and includes: GitLab names the first problem only. */
    LOADING(true),
    EXTENDS(true),
    REFERENCES(true),
    /** Keywords and their values: GitLab names all problems. */
    KEYWORDS(false),
    /** Values below one that has a problem itself, where GitLab does not look any more. */
    BELOW(false),
    /** What jobs say of each other: GitLab names the first problem only. */
    JOBS(true),
    /** When the pipeline is created for an event; the configuration itself is valid. */
    CREATION(false);

    private final boolean firstOnly;

    Phase(boolean firstOnly) {
        this.firstOnly = firstOnly;
    }

    /** Whether GitLab stops at the first problem of this step. */
    public boolean firstOnly() {
        return firstOnly;
    }
}
