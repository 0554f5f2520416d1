package io.github.cimaven.config.model;

import java.util.List;
import java.util.Optional;

/** Where a job asks to run: its image and the services beside it. */
public record Place(Optional<Image> image, List<Service> services) {
    public static final Place ANY = new Place(Optional.empty(), List.of());

    public Place {
        services = List.copyOf(services);
    }
}
