package io.github.cimaven.config;

import io.github.cimaven.config.keyword.RootKeyword;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The jobs of which enough is there to be checked. What a job would have got from a file that could not be included, or from a
 * parent that is not there, is no fault of the job.
 */
final class CompleteJobs {
    private CompleteJobs() {}

    static boolean anyVisible(YamlMap root) {
        return RootKeyword.jobNames(root).stream().anyMatch(name -> !name.startsWith("."));
    }

    /** Without the jobs that take anything from elsewhere. */
    static YamlMap withoutBorrowers(YamlMap root) {
        return without(
                root,
                job -> job instanceof YamlMap map && map.specified("extends").isPresent() || borrows(job));
    }

    /**
     * Without the jobs whose {@code extends} failed; the same map when none did.
     *
     * @param failed the places of the problems
     */
    static YamlMap withoutFailed(YamlMap root, Set<Span> failed) {
        return failed.isEmpty() ? root : without(root, job -> failed.stream().anyMatch(job.span()::contains));
    }

    private static YamlMap without(YamlMap root, Predicate<YamlNode> incomplete) {
        Set<String> jobs = RootKeyword.jobNames(root);
        Map<String, YamlMap.Entry> rest = new LinkedHashMap<>(root.entries());
        rest.entrySet()
                .removeIf(named -> jobs.contains(named.getKey())
                        && incomplete.test(named.getValue().value()));
        return rest.size() == root.entries().size() ? root : root.withEntries(rest);
    }

    private static boolean borrows(YamlNode node) {
        if (node instanceof YamlMap map) {
            return map.entries().values().stream().anyMatch(entry -> borrows(entry.value()));
        }
        return node instanceof YamlReference
                || node instanceof YamlList list && list.items().stream().anyMatch(CompleteJobs::borrows);
    }
}
