package io.github.cimaven.config.include;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The released versions of a project with components: its tags that are semantic versions. GitLab's catalogue holds what was
 * released; from outside, the tags are what can be seen of it.
 *
 * @see <a href="https://docs.gitlab.com/ci/components/#component-versions">Component versions</a>
 */
final class Releases {
    /** The newest release that is no pre-release. */
    static final String LATEST = "~latest";

    private static final Pattern SEMANTIC = Pattern.compile(
            "v?((0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(-[0-9A-Za-z.-]+)?(?:\\+[0-9A-Za-z.-]+)?)");
    private static final Pattern PARTIAL = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final Comparator<Release> BY_VERSION = Comparator.comparing(Release::major)
            .thenComparing(Release::minor)
            .thenComparing(Release::patch)
            .thenComparing(release -> !release.preRelease());

    private final List<Release> all;

    Releases(List<String> tags) {
        all = tags.stream().map(Releases::release).flatMap(Optional::stream).toList();
    }

    /**
     * One release.
     *
     * @param version without a {@code v} before it
     */
    record Release(
            String tag, String version, BigInteger major, BigInteger minor, BigInteger patch, boolean preRelease) {
        /** Whether this is one of {@code 1} or {@code 1.2}. */
        boolean isOf(String partial) {
            String[] parts = partial.split("\\.", 2);
            return major.equals(new BigInteger(parts[0]))
                    && (parts.length == 1 || minor.equals(new BigInteger(parts[1])));
        }
    }

    static Optional<Release> release(String tag) {
        Matcher parts = SEMANTIC.matcher(tag);
        return parts.matches()
                ? Optional.of(new Release(
                        tag,
                        parts.group(1),
                        new BigInteger(parts.group(2)),
                        new BigInteger(parts.group(3)),
                        new BigInteger(parts.group(4)),
                        parts.group(5) != null))
                : Optional.empty();
    }

    /** Whether a reference names no release but the newest of several: {@code ~latest}, {@code 1} or {@code 1.2}. */
    static boolean isOpen(String reference) {
        return reference.equals(LATEST) || isPartial(reference);
    }

    static boolean isPartial(String reference) {
        return PARTIAL.matcher(reference).matches();
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Whether these hold the release that a reference asks for, or it asks for none, as a branch does not. */
    boolean suffice(String reference) {
        return find(reference).isPresent()
                || !isOpen(reference) && release(reference).isEmpty();
    }

    /** The release that a reference stands for; pre-releases have to be named in full. */
    Optional<Release> find(String reference) {
        if (isOpen(reference)) {
            return all.stream()
                    .filter(release -> !release.preRelease())
                    .filter(release -> reference.equals(LATEST) || release.isOf(reference))
                    .max(BY_VERSION);
        }
        return all.stream().filter(release -> release.tag().equals(reference)).findFirst();
    }
}
