package io.github.cimaven.plan;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys of caches, with digests in the place of files. Variables in them are left to the runner.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#cachekeyfiles">cache:key:files</a>
 */
final class CacheKeys {
    private static final String NO_FILES = "default";

    private final ProjectTree tree;
    private final Map<String, Optional<String>> blobs = new HashMap<>();
    private final Map<String, Optional<String>> commits = new HashMap<>();

    CacheKeys(ProjectTree tree) {
        this.tree = tree;
    }

    /** @param caches as GitLab holds them among the options of a job; one without a key has none */
    List<@Nullable String> of(List<?> caches) {
        List<@Nullable String> keys = new ArrayList<>();
        for (int i = 0; i < caches.size(); i++) {
            keys.add(caches.get(i) instanceof Map<?, ?> cache ? key(cache.get("key"), i) : null);
        }
        return keys;
    }

    private @Nullable String key(@Nullable Object key, int index) {
        if (!(key instanceof Map<?, ?> parts)) {
            return key == null ? null : key.toString();
        }
        List<String> files = texts(parts.get("files"));
        String prefix = parts.get("prefix") instanceof String given ? given : prefix(files, index);
        return Stream.of(prefix, digest(parts, files))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("-"));
    }

    /** GitLab's own, so that two caches of one job with the same files are told apart. */
    private static String prefix(List<String> files, int index) {
        return files.isEmpty()
                ? Integer.toString(index)
                : index + "_" + files.stream().map(CacheKeys::stem).collect(Collectors.joining("_"));
    }

    private static String stem(String file) {
        int dot = file.indexOf('.');
        return dot < 0 ? file : file.substring(0, dot);
    }

    private String digest(Map<?, ?> parts, List<String> files) {
        if (parts.get("files") != null) {
            return digest(files.stream().flatMap(this::expanded), path -> blobs.computeIfAbsent(path, tree::blob));
        }
        return digest(
                texts(parts.get("files_commits")).stream(), path -> commits.computeIfAbsent(path, tree::lastCommit));
    }

    private static String digest(Stream<String> paths, Function<String, Optional<String>> id) {
        TreeSet<String> ids = paths.filter(path -> !path.isBlank())
                .flatMap(path -> id.apply(path).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return ids.isEmpty() ? NO_FILES : sha1(String.join("-", ids));
    }

    /** Here {@code *} stays within a folder, {@code **} does not, and nothing else is special. */
    private Stream<String> expanded(String path) {
        if (!path.contains("*")) {
            return Stream.of(path);
        }
        Pattern pattern = Pattern.compile(
                Pattern.quote(path)
                        .replace("**", "\\E.*\\Q")
                        .replace("*\\Q", "\0")
                        .replace("*", "\\E[^/]*\\Q")
                        .replace("\0", "*\\Q"),
                Pattern.DOTALL);
        return tree.paths().stream().filter(file -> pattern.matcher(file).matches());
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> items
                ? items.stream().filter(Objects::nonNull).map(Object::toString).toList()
                : List.of();
    }

    private static String sha1(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return String.format("%040x", new BigInteger(1, digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
