package io.github.cimaven.run.executor.docker;

import io.github.cimaven.config.model.Service;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names by which a job reaches its services.
 *
 * @see <a href="https://docs.gitlab.com/ci/services/#accessing-the-services">Accessing the services</a>
 */
final class ServiceNames {
    /** A registry's port, a tag and a digest are no part of a name. */
    private static final Pattern REST = Pattern.compile(":\\d+(?=/)|:[^/:@]+(?=$|@)|@.*$");

    private final Set<String> taken = new LinkedHashSet<>();

    /** Those that no service before it has; none is left for one that comes twice. */
    List<String> of(Service service) {
        Set<String> names = new LinkedHashSet<>();
        String image = REST.matcher(service.image().name()).replaceAll("");
        names.add(image.replace("/", "__"));
        names.add(image.replace("/", "-"));
        names.addAll(service.aliases());
        names.removeAll(taken);
        taken.addAll(names);
        return List.copyOf(names);
    }
}
