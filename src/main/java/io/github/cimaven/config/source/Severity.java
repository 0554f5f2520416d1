package io.github.cimaven.config.source;

/** How much a problem weighs. */
public enum Severity {
    /** GitLab refuses the configuration; nothing runs. */
    ERROR,
    /** GitLab accepts it, but the author hardly meant it. */
    WARNING
}
