package io.github.cimaven.app.include;

import io.github.cimaven.config.include.ConfigFile;
import io.github.cimaven.config.include.IncludeOrigin;
import io.github.cimaven.config.include.IncludeOrigins;
import io.github.cimaven.config.include.OtherProjects;
import io.github.cimaven.config.include.RemoteFiles;
import io.github.cimaven.git.RemoteAccess;
import io.github.cimaven.git.RemoteProject;
import io.github.cimaven.git.RemoteUrl;
import io.github.cimaven.io.http.HttpFiles;
import io.github.cimaven.io.http.Proxies;
import java.net.ProxySelector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that included files can come from, for one run.
 *
 * @param environment of the caller
 * @param checkout the top of the pipeline's own checkout, if there is one
 * @param origin its remote
 * @param map what is taken from elsewhere: a project from a folder; {@code template} from a folder or an address
 * @param cache the folder that copies are kept in, for all projects
 */
public record IncludeSources(
        Map<String, String> environment,
        Optional<Path> checkout,
        Optional<String> origin,
        Map<String, String> map,
        Path cache,
        Freshness freshness) {
    /** Where GitLab keeps its templates. */
    static final String TEMPLATES = "https://gitlab.com/gitlab-org/gitlab-foss/-/raw/master/lib/gitlab/ci/templates/";

    private static final String TEMPLATE = "template";
    private static final int MOST_BYTES = ConfigFile.LARGEST + 1;
    /** GitLab's own patience with a server of files. */
    private static final HttpFiles.Limits PATIENCE =
            new HttpFiles.Limits(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(1), MOST_BYTES);
    /** A project may be large, and GitLab itself need not carry it over a network. */
    private static final Duration MOST_OF_GIT = Duration.ofMinutes(2);
    /** How long GitLab looks for files, other than those on its own disks. */
    private static final Duration MOST_OF_ALL = Duration.ofSeconds(30);

    public IncludeSources {
        map = Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /**
     * @param own the pipeline's own project
     * @param use gets to know what is asked for
     */
    public IncludeOrigins origins(IncludeOrigin own, MapUse use) {
        SearchTime time = new SearchTime(freshness.clock(), MOST_OF_ALL);
        OtherProjects others = use.noting(new UntimedProjects(projects(), time));
        return new IncludeOrigins(own, others, use.noting(remote(time)), time::isOver);
    }

    private OtherProjects projects() {
        Map<String, Path> folders = new LinkedHashMap<>();
        map.forEach((name, place) -> {
            if (!name.equals(TEMPLATE)) {
                folders.put(name, Path.of(place));
            }
        });
        List<Path> roots = checkout.stream().toList();
        OtherProjects server = new ServerProjects(
                environment,
                origin.map(remote ->
                        checkout.map(top -> RemoteProject.in(top, remote)).orElse(remote)),
                () -> RemoteAccess.of(environment, roots, MOST_OF_GIT),
                new CacheFolder(cache),
                freshness);
        return new MappedProjects(folders, environment, server);
    }

    private RemoteFiles remote(SearchTime time) {
        Optional<String> templates = Optional.ofNullable(map.get(TEMPLATE));
        Optional<String> address = templates.filter(IncludeSources::isAddress);
        ApiTokens tokens = new ApiTokens(origin.flatMap(RemoteUrl::parse), environment);
        RemoteFiles web = new WebFiles(
                () -> new HttpFiles(new Proxies(environment, ProxySelector.getDefault()), PATIENCE, time::left),
                tokens::headers,
                address.map(given -> given.endsWith("/") ? given : given + "/").orElse(TEMPLATES),
                new KeptFiles(new CacheFolder(cache), "remote"),
                freshness);
        return templates.isPresent() && address.isEmpty() ? new MappedTemplates(Path.of(templates.get()), web) : web;
    }

    private static boolean isAddress(String place) {
        return place.startsWith("https://") || place.startsWith("http://");
    }
}
