package io.github.cimaven.config.merge;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts {@code .pre} first and {@code .post} last, wherever they are listed.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#stage-pre">.pre and .post</a>
 */
public final class EdgeStages {
    public static final String PRE = ".pre";
    public static final String POST = ".post";

    private EdgeStages() {}

    public static boolean isEdge(String stage) {
        return stage.equals(PRE) || stage.equals(POST);
    }

    /** A stage that is listed twice stays twice, as GitLab lists it. */
    public static List<String> around(List<String> stages) {
        List<String> ordered = new ArrayList<>();
        ordered.add(PRE);
        stages.stream().filter(stage -> !isEdge(stage)).forEach(ordered::add);
        ordered.add(POST);
        return ordered;
    }
}
