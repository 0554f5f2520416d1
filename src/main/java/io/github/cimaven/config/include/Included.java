package io.github.cimaven.config.include;

import io.github.cimaven.config.source.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A file that became part of the configuration, in the words of GitLab's CI Lint API.
 *
 * @param type {@code local}, {@code file} (of another project), {@code remote}, {@code template} or {@code component}
 * @param extra the project and the ref of a file of another project
 * @param span where it is included
 */
public record Included(String type, String location, Map<String, String> extra, Span span) {
    public Included {
        extra = Collections.unmodifiableMap(new LinkedHashMap<>(extra));
    }

    /** @param masked hides the values of masked variables */
    static Included of(IncludedFile file, UnaryOperator<String> masked) {
        Map<String, String> extra = new LinkedHashMap<>();
        if (file instanceof ProjectFile of) {
            extra.put("project", masked.apply(of.project().text()));
            extra.put("ref", masked.apply(of.ref().text()));
        }
        return new Included(file.type(), masked.apply(file.location()), extra, file.span());
    }
}
