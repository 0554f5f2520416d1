package io.github.cimaven.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.config.rule.FileList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CacheKeysTest {
    /** What {@code printf a | sha1sum} says, and so on. */
    private static final String OF_A = "86f7e437faa5a7fce15d1ddcb9eaeaea377667b8";

    /** Each file's id is the last character of its name without the ending. */
    private record Tree(List<String> paths) implements ProjectTree {
        @Override
        public Optional<String> base() {
            return Optional.empty();
        }

        @Override
        public Optional<String> tagMessage(String tag) {
            return Optional.empty();
        }

        @Override
        public Optional<String> blob(String path) {
            return paths.contains(path)
                    ? Optional.of(path.replaceFirst("\\..*$", "").replaceFirst(".*/", ""))
                    : Optional.empty();
        }

        @Override
        public Optional<String> lastCommit(String path) {
            return blob(path);
        }

        @Override
        public FileList changed() {
            return FileList.UNKNOWN;
        }

        @Override
        public FileList changedSince(String ref) {
            return FileList.NO_SUCH_REF;
        }

        @Override
        public FileList paths(String project, Optional<String> ref) {
            return FileList.NO_SUCH_PROJECT;
        }
    }

    private static @Nullable String key(Object key) {
        CacheKeys keys = new CacheKeys(new Tree(List.of("a.lock", "x/b.lock", "x/y/a.lock")));
        return keys.of(List.of(Map.of("key", key))).get(0);
    }

    private static Map<String, Object> files(String... paths) {
        return Map.of("prefix", "p", "files", List.of(paths));
    }

    @Test
    void aTextStays() {
        assertThat(key("$CI_COMMIT_REF_SLUG")).isEqualTo("$CI_COMMIT_REF_SLUG");
    }

    @Test
    void filesStandAsADigest() {
        assertThat(key(files("a.lock"))).isEqualTo("p-" + OF_A);
        assertThat(key(files("a.lock", "nowhere", "a.lock"))).isEqualTo("p-" + OF_A);
        assertThat(key(files("nowhere"))).isEqualTo("p-default");
        assertThat(key(Map.of("prefix", "p", "files_commits", List.of("a.lock"))))
                .isEqualTo("p-" + OF_A);
    }

    @Test
    void theOrderOfFilesDoesNotMatter() {
        assertThat(key(files("x/b.lock", "a.lock"))).isEqualTo(key(files("a.lock", "x/b.lock")));
    }

    @Test
    void starsFindFiles() {
        assertThat(key(files("*.lock"))).isEqualTo("p-" + OF_A);
        assertThat(key(files("**.lock"))).isEqualTo(key(files("a.lock", "x/b.lock")));
        assertThat(key(files("x/*.lock"))).isEqualTo(key(files("x/b.lock")));
        assertThat(key(files("x/**/*.lock"))).isEqualTo("p-" + OF_A);
    }

    @Test
    void withoutAPrefixThePlaceAndTheNamesTellKeysApart() {
        assertThat(key(Map.of("files", List.of("a.lock", "x/b.lock")))).startsWith("0_a_x/b-");
        assertThat(key(Map.of("prefix", "p"))).isEqualTo("p-default");
        assertThat(key(Map.of("files_commits", List.of("a.lock")))).isEqualTo("0-" + OF_A);
    }
}
