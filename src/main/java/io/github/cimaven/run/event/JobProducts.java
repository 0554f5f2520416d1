package io.github.cimaven.run.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What an attempt has left besides its outcome.
 *
 * @param artifacts in the order in which they were kept
 * @param artifactsExpireAt until when they are of use; absent: for ever
 * @param tests absent when the job reports none
 * @param caches those it asked for, in their order
 * @param coverage that its log tells of, in percent; absent when nobody asked or it does not
 * @param url of what it has deployed; absent when it names none or has not come to it
 */
public record JobProducts(
        List<Artifact> artifacts,
        Optional<Instant> artifactsExpireAt,
        Optional<TestTotals> tests,
        List<CacheUse> caches,
        Optional<BigDecimal> coverage,
        Optional<String> url) {
    private static final String DIVIDER = "\0";

    public static final JobProducts NONE = new JobProducts(List.of(), Optional.empty(), Optional.empty(), List.of());

    /** Without a word of what it has tested or deployed. */
    public JobProducts(
            List<Artifact> artifacts,
            Optional<Instant> artifactsExpireAt,
            Optional<TestTotals> tests,
            List<CacheUse> caches) {
        this(artifacts, artifactsExpireAt, tests, caches, Optional.empty(), Optional.empty());
    }

    public JobProducts {
        artifacts = List.copyOf(artifacts);
        caches = List.copyOf(caches);
    }

    /**
     * Files that were kept together.
     *
     * @param type {@code archive}, or the kind of a report
     * @param name for people
     * @param bytes in all its files
     * @param files their paths relative to the project folder
     */
    public record Artifact(String type, String name, long bytes, List<String> files) {
        public Artifact {
            files = List.copyOf(files);
        }
    }

    /** The same with other names of artifacts, files and caches, where a name would say what nobody may read. */
    public JobProducts named(UnaryOperator<String> names) {
        List<Artifact> renamed = new ArrayList<>();
        for (Artifact artifact : artifacts) {
            renamed.add(new Artifact(
                    artifact.type(), names.apply(artifact.name()), artifact.bytes(), named(artifact.files(), names)));
        }
        List<CacheUse> uses = new ArrayList<>();
        for (CacheUse use : caches) {
            uses.add(new CacheUse(
                    names.apply(use.key()),
                    use.restoredKey().map(names),
                    use.restoredBytes(),
                    use.saved(),
                    use.savedBytes()));
        }
        return new JobProducts(renamed, artifactsExpireAt, tests, uses, coverage, url.map(names));
    }

    /** All at once, divided by what stands in no name: to hide something has its price each time. */
    private static List<String> named(List<String> files, UnaryOperator<String> names) {
        return files.isEmpty()
                ? files
                : List.of(names.apply(String.join(DIVIDER, files)).split(DIVIDER, -1));
    }

    public JobProducts withCaches(List<CacheUse> uses) {
        return new JobProducts(artifacts, artifactsExpireAt, tests, uses, coverage, url);
    }

    public JobProducts withCoverage(Optional<BigDecimal> found) {
        return new JobProducts(artifacts, artifactsExpireAt, tests, caches, found, url);
    }

    public JobProducts withUrl(Optional<String> known) {
        return new JobProducts(artifacts, artifactsExpireAt, tests, caches, coverage, known);
    }
}
