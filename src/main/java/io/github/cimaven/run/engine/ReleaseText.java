package io.github.cimaven.run.engine;

import io.github.cimaven.config.variable.Expansion;
import io.github.cimaven.config.variable.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The release that GitLab would make of a job, for people to read: nothing is made of it here.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#release">release</a>
 */
final class ReleaseText {
    private static final List<String> PARTS =
            List.of("tag_name", "tag_message", "name", "description", "ref", "released_at", "milestones");

    private ReleaseText() {}

    /** @param release as GitLab holds it */
    static List<String> lines(Map<?, ?> release, Variables variables) {
        List<String> lines = new ArrayList<>();
        lines.add("GitLab would make this release; from here it is not made:");
        for (String part : PARTS) {
            Object value = release.get(part);
            if (value != null) {
                String[] text = text(value, variables).split("\n", -1);
                lines.add("  " + part + ": " + text[0] + (text.length > 1 ? " …" : ""));
            }
        }
        if (release.get("assets") instanceof Map<?, ?> assets && assets.get("links") instanceof List<?> links) {
            for (Object link : links) {
                if (link instanceof Map<?, ?> map) {
                    lines.add("  link: " + text(map.get("name"), variables) + " " + text(map.get("url"), variables));
                }
            }
        }
        return lines;
    }

    private static String text(@Nullable Object value, Variables variables) {
        return value instanceof List<?> list
                ? list.stream().map(item -> text(item, variables)).collect(Collectors.joining(", "))
                : Expansion.text(value == null ? "" : String.valueOf(value), variables);
    }
}
