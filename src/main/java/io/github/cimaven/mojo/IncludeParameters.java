package io.github.cimaven.mojo;

import io.github.cimaven.app.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;

/** What Maven's own options and {@code ci.include.map} say of includes. */
record IncludeParameters(MavenSession session) {
    /** @param map {@code group/project=folder} each; relative folders start at the execution root */
    Settings.Includes read(List<String> map) throws MojoFailureException {
        Map<String, String> places = new LinkedHashMap<>();
        for (String entry : map) {
            int end = entry.indexOf('=');
            if (end < 1 || end == entry.length() - 1) {
                throw new MojoFailureException("ci.include.map=" + entry
                        + " leads nowhere; write it as group/project=../folder, several of them with a comma between.");
            }
            places.put(
                    entry.substring(0, end).strip(),
                    place(entry.substring(end + 1).strip()));
        }
        return new Settings.Includes(session.isOffline(), notBefore(), places);
    }

    private String place(String given) {
        return given.matches("https?://.*")
                ? given
                : Path.of(session.getExecutionRootDirectory())
                        .resolve(given)
                        .normalize()
                        .toString();
    }

    /** With {@code -U} whatever was fetched before this build is fetched again, and once is enough. */
    private Optional<Instant> notBefore() {
        return session.getRequest().isUpdateSnapshots()
                ? Optional.ofNullable(session.getRequest().getStartTime()).map(Date::toInstant)
                : Optional.empty();
    }
}
