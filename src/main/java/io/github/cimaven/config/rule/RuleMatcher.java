package io.github.cimaven.config.rule;

import io.github.cimaven.config.model.Changes;
import io.github.cimaven.config.model.Exists;
import io.github.cimaven.config.model.Rule;
import io.github.cimaven.config.variable.Expansion;
import io.github.cimaven.config.variable.Variables;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * Finds the first rule whose clauses all hold; a rule without clauses always matches. {@code if} compares values as they were
 * written, {@code changes} and {@code exists} have variables filled in.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#rules">rules</a>
 */
public final class RuleMatcher {
    private final Variables variables;
    private final FileClauses files;
    private Optional<Variables> expanded = Optional.empty();
    private boolean assumed;

    /** @param variables all that are known where the rules stand, not yet expanded */
    public RuleMatcher(Variables variables, FileClauses files) {
        this.variables = variables;
        this.files = files;
    }

    /**
     * What became of the search.
     *
     * @param rule absent when none matches, or when it could not be told
     * @param error GitLab's text when it could not be told
     * @param unanswerable the rule of which it could not be told
     * @param assumed whether it matches only because changes are taken for granted that nobody knows
     */
    public record Match(Optional<Rule> rule, Optional<String> error, Optional<Rule> unanswerable, boolean assumed) {
        private static final Match NONE = new Match(Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    /** Ends the search from any clause; never leaves this class. */
    private static final class Unanswerable extends Exception {
        private static final long serialVersionUID = 1;

        Unanswerable(String message) {
            super(message, null, false, false);
        }
    }

    public Match first(List<Rule> rules) {
        for (Rule rule : rules) {
            assumed = false;
            try {
                if (matches(rule)) {
                    return new Match(Optional.of(rule), Optional.empty(), Optional.empty(), assumed);
                }
            } catch (Unanswerable e) {
                return new Match(Optional.empty(), Optional.ofNullable(e.getMessage()), Optional.of(rule), false);
            }
        }
        return Match.NONE;
    }

    /** In the order in which the clauses were written: one that does not hold keeps GitLab from asking the next. */
    private boolean matches(Rule rule) throws Unanswerable {
        for (String clause : rule.given().values().keySet()) {
            if (!holds(clause, rule)) {
                return false;
            }
        }
        return true;
    }

    /**
     * What became of one clause.
     *
     * @param error GitLab's text when it could not be told
     */
    record Asked(boolean holds, Optional<String> error) {}

    Asked ask(String clause, Rule rule) {
        try {
            return new Asked(holds(clause, rule), Optional.empty());
        } catch (Unanswerable e) {
            return new Asked(false, Optional.ofNullable(e.getMessage()));
        }
    }

    /** What {@code changes} found, for a person; to be asked where it could be told. */
    String changedFiles(Changes clause) {
        return ChangedFiles.remark(
                compared(clause), clause.paths().stream().map(this::filledIn).toList());
    }

    private FileList compared(Changes clause) {
        return clause.compareTo().isPresent()
                ? files.changedSince(filledIn(clause.compareTo().get()))
                : files.changed();
    }

    private boolean holds(String clause, Rule rule) throws Unanswerable {
        if (clause.equals("if") && rule.condition().isPresent()) {
            return rule.condition().get().holds(variables);
        }
        if (clause.equals("changes") && rule.changes().isPresent()) {
            return changes(rule.changes().get());
        }
        return !clause.equals("exists")
                || rule.exists().isEmpty()
                || exists(rule.exists().get());
    }

    private boolean changes(Changes clause) throws Unanswerable {
        FileList list = compared(clause);
        if (list.kind() == FileList.Kind.NO_SUCH_REF) {
            throw new Unanswerable("rules:changes:compare_to is not a valid ref");
        }
        assumed |= list.kind() == FileList.Kind.UNKNOWN;
        return files.changes(list, clause.paths().stream().map(this::filledIn).toList());
    }

    private boolean exists(Exists clause) throws Unanswerable {
        if (clause.paths().isEmpty()) {
            return false;
        }
        FileList list = clause.project().isPresent() ? elsewhere(clause) : files.all();
        return files.exists(list, clause.paths().stream().map(this::filledIn).toList());
    }

    private FileList elsewhere(Exists clause) throws Unanswerable {
        String project = filledIn(clause.project().orElseThrow());
        Optional<String> ref = clause.ref().map(this::filledIn);
        FileList list = listed(project, ref);
        if (list.kind() == FileList.Kind.NO_SUCH_PROJECT) {
            throw new Unanswerable(
                    "rules:exists:project `" + variables.masked(project) + "` not found or access denied");
        }
        if (list.kind() == FileList.Kind.NO_SUCH_REF) {
            throw new Unanswerable("rules:exists:ref `" + variables.masked(ref.orElse(""))
                    + "` is not a valid ref in project `" + variables.masked(project) + "`");
        }
        return list;
    }

    /** Why another project cannot be asked names that project, and a masked variable may be a part of its name. */
    private FileList listed(String project, Optional<String> ref) {
        try {
            return files.all(project, ref);
        } catch (UncheckedIOException e) {
            IOException cause = e.getCause();
            if (cause == null || cause instanceof InterruptedIOException) {
                throw e;
            }
            String reason = variables.masked(String.valueOf(cause.getMessage()));
            throw new UncheckedIOException(reason, new IOException(reason));
        }
    }

    private String filledIn(String text) {
        if (text.indexOf('$') < 0 && text.indexOf('%') < 0) {
            return text;
        }
        if (expanded.isEmpty()) {
            expanded = Optional.of(Expansion.inRules(variables));
        }
        return Expansion.existing(text, expanded.get());
    }
}
