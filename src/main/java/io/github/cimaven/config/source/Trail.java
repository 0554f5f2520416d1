package io.github.cimaven.config.source;

import java.util.ArrayList;
import java.util.List;

/** How a value came to its place: the aliases, {@code extends}, {@code include} and {@code !reference} it went through. */
public record Trail(List<Step> steps) {
    /** A value that stands where it is used. */
    public static final Trail NONE = new Trail(List.of());

    public Trail {
        steps = List.copyOf(steps);
    }

    /**
     * One station, nearest first.
     *
     * @param text what happened there, such as {@code job 'test' extends '.base'}
     */
    public record Step(String text, Span span) {}

    /** This trail with a further station behind the known ones. */
    public Trail then(String text, Span span) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(new Step(text, span));
        return new Trail(longer);
    }
}
