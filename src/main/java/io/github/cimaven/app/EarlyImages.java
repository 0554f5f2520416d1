package io.github.cimaven.app;

import io.github.cimaven.config.model.Image;
import io.github.cimaven.config.model.Service;
import io.github.cimaven.config.model.When;
import io.github.cimaven.config.variable.Expansion;
import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.PlannedJob;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The images that the jobs of a run are sure to need, as far as that is known when it begins. */
final class EarlyImages {
    private static final String OWN_LOGIN = "DOCKER_AUTH_CONFIG";

    private EarlyImages() {}

    /**
     * In the order of the jobs, each once. Jobs that may not run are left out, and images whose names are not known yet.
     *
     * @param usual of jobs that name none; absent where these run in no container
     */
    static List<Image> of(PipelinePlan plan, Optional<String> usual) {
        Set<Image> images = new LinkedHashSet<>();
        for (PlannedJob job : plan.jobs()) {
            boolean starts = job.when() == When.ON_SUCCESS || job.when() == When.ALWAYS;
            if (starts
                    && !job.deployment()
                    && !job.job().bridge()
                    && job.value(OWN_LOGIN).isEmpty()) {
                add(job, usual, images);
            }
        }
        return List.copyOf(images);
    }

    private static void add(PlannedJob job, Optional<String> usual, Set<Image> images) {
        Optional<Image> own = job.job().place().image().or(() -> usual.map(Image::named));
        if (own.isEmpty()) {
            return;
        }
        for (Service service : job.job().place().services()) {
            expanded(service.image(), job).ifPresent(images::add);
        }
        expanded(own.get(), job).ifPresent(images::add);
    }

    private static Optional<Image> expanded(Image image, PlannedJob job) {
        String name = Expansion.text(image.name(), job.variables());
        Optional<String> platform = image.platform().map(text -> Expansion.text(text, job.variables()));
        return name.isBlank() || name.contains("$")
                ? Optional.empty()
                : Optional.of(new Image(name, List.of(), platform, Optional.empty(), image.pullPolicies()));
    }
}
