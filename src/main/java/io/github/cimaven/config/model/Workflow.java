package io.github.cimaven.config.model;

import java.util.List;
import java.util.Optional;

/**
 * What decides whether there is a pipeline at all, and how it is called.
 *
 * @param namesRules whether the key is there, even with nothing in it: then jobs have no implicit {@code only}
 * @param rules absent: there always is one
 * @param name variables not yet expanded
 * @see <a href="https://docs.gitlab.com/ci/yaml/#workflow">workflow</a>
 */
public record Workflow(boolean namesRules, Optional<List<Rule>> rules, Optional<String> name, AutoCancel autoCancel) {
    public static final Workflow DEFAULT = new Workflow(false, Optional.empty(), Optional.empty(), AutoCancel.DEFAULT);

    public Workflow {
        rules = rules.map(List::copyOf);
    }
}
