package io.github.cimaven.config.merge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts {@code .pre} first and {@code .post} last, wherever they are listed.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#stage-pre">.pre and .post</a>
 */
public final class EdgeStages {
    public static final String PRE = ".pre";
    public static final String POST = ".post";

    private EdgeStages() {}

    public static List<String> around(List<String> stages) {
        Set<String> ordered = new LinkedHashSet<>();
        ordered.add(PRE);
        stages.stream().filter(stage -> !stage.equals(POST)).forEach(ordered::add);
        ordered.add(POST);
        return new ArrayList<>(ordered);
    }
}
