package io.github.cimaven.mojo;

import io.github.cimaven.app.Settings;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.plugin.MojoFailureException;

/**
 * What the user says of the event, where Maven shows a property without a value as {@code true}.
 *
 * @param typed the properties of the command line
 */
record EventParameters(Properties typed) {
    private static final String CHANGES = "ci.changes";
    private static final List<String> TEXTS =
            List.of("ci.source", "ci.branch", "ci.tag", "ci.targetBranch", "ci.compareTo", CHANGES);

    /** @param changes names of files, or {@code none} */
    Settings.Event read(
            String source,
            Optional<String> branch,
            Optional<String> tag,
            Optional<String> targetBranch,
            Optional<String> compareTo,
            List<String> changes)
            throws MojoFailureException {
        for (String name : TEXTS) {
            String value = typed.getProperty(name);
            boolean empty = name.equals(CHANGES) && value != null && value.isBlank();
            if (empty || "true".equals(value)) {
                throw new MojoFailureException("-D" + name + " needs a value: "
                        + (name.equals(CHANGES)
                                ? "the changed files with commas between, or -Dci.changes=none."
                                : "-D" + name + "=…, or leave it out."));
            }
        }
        Optional<List<String>> changed = changes.isEmpty()
                ? Optional.empty()
                : Optional.of(changes.equals(List.of("none")) ? List.of() : changes);
        return new Settings.Event(source, branch, tag, targetBranch, compareTo, changed);
    }
}
