package io.github.cimaven.config.include;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Where everything that a configuration includes comes from.
 *
 * @param own the pipeline's own project
 * @param parent what jobs of the parent pipeline have made, where there is one
 * @param outOfTime whether GitLab would have given up by now; it looks for files no longer than 30 seconds
 */
public record IncludeOrigins(
        IncludeOrigin own,
        OtherProjects projects,
        RemoteFiles remote,
        Optional<ParentArtifacts> parent,
        BooleanSupplier outOfTime) {
    /** For a pipeline that is nobody's child. */
    public IncludeOrigins(IncludeOrigin own, OtherProjects projects, RemoteFiles remote, BooleanSupplier outOfTime) {
        this(own, projects, remote, Optional.empty(), outOfTime);
    }

    /** For the configuration of a child pipeline. */
    public IncludeOrigins childOf(ParentArtifacts artifacts) {
        return new IncludeOrigins(own, projects, remote, Optional.of(artifacts), outOfTime);
    }

    /** The pipeline's own project alone; nothing else can be got. */
    public static IncludeOrigins only(IncludeOrigin own) {
        return new IncludeOrigins(own, Unreachable.INSTANCE, Unreachable.INSTANCE, () -> false);
    }

    private enum Unreachable implements OtherProjects, RemoteFiles {
        INSTANCE;

        private static UnavailableException nothing(UnavailableException.Reason reason) {
            return new UnavailableException(reason, "only files of the project itself can be included here");
        }

        @Override
        public Copy at(String path, String ref) throws UnavailableException {
            throw nothing(UnavailableException.Reason.NO_PROJECT);
        }

        @Override
        public Optional<List<String>> tags(String path, Predicate<List<String>> enough) throws UnavailableException {
            throw nothing(UnavailableException.Reason.NO_PROJECT);
        }

        @Override
        public Fetched get(String address, Duration fresh, Predicate<byte[]> right) throws UnavailableException {
            throw nothing(UnavailableException.Reason.REFUSED);
        }

        @Override
        public Fetched template(String name) throws UnavailableException {
            throw nothing(UnavailableException.Reason.REFUSED);
        }
    }
}
