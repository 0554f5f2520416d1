package io.github.cimaven.config.model;

import java.util.List;

/**
 * Files that are kept from pipeline to pipeline.
 *
 * @param key with digests in the place of files; variables not yet expanded
 * @param fallbackKeys to be tried when there is nothing under the key; variables not yet expanded
 * @param paths globs relative to the project folder, variables not yet expanded
 * @param untracked whether what git does not track is kept, too
 * @param policy {@code pull}, {@code push} or {@code pull-push}; variables not yet expanded, so it may be anything
 * @param when {@link When#ON_SUCCESS}, {@link When#ON_FAILURE} or {@link When#ALWAYS}: after which end of the job it is saved
 * @param unprotect whether protected and other branches share it
 * @see <a href="https://docs.gitlab.com/ci/yaml/#cache">cache</a>
 */
public record Cache(
        String key,
        List<String> fallbackKeys,
        List<String> paths,
        boolean untracked,
        String policy,
        When when,
        boolean unprotect) {
    public Cache {
        fallbackKeys = List.copyOf(fallbackKeys);
        paths = List.copyOf(paths);
    }

    /** Without files there is nothing to do about it. */
    public boolean isEmpty() {
        return paths.isEmpty() && !untracked;
    }
}
