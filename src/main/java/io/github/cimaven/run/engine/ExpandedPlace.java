package io.github.cimaven.run.engine;

import io.github.cimaven.config.model.Image;
import io.github.cimaven.config.model.Place;
import io.github.cimaven.config.model.Service;
import io.github.cimaven.config.variable.Expansion;
import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.config.variable.Variables;

/**
 * What a job asks for, with its variables in place.
 *
 * @see <a href="https://docs.gitlab.com/ci/variables/where_variables_can_be_used/">Where variables can be used</a>
 */
final class ExpandedPlace {
    private ExpandedPlace() {}

    static Place of(Place place, Variables variables) {
        return new Place(
                place.image().map(image -> image(image, variables)),
                place.services().stream()
                        .map(service -> service(service, variables))
                        .toList());
    }

    private static Image image(Image image, Variables variables) {
        return new Image(
                Expansion.text(image.name(), variables),
                image.entrypoint(),
                image.platform().map(text -> Expansion.text(text, variables)),
                image.user().map(text -> Expansion.text(text, variables)),
                image.pullPolicies());
    }

    private static Service service(Service service, Variables variables) {
        return new Service(
                image(service.image(), variables),
                service.aliases().stream()
                        .map(alias -> Expansion.text(alias, variables))
                        .toList(),
                service.command(),
                Variables.of(service.variables().all().stream()
                        .map(variable -> Variable.raw(variable.name(), Expansion.text(variable.value(), variables)))
                        .toList()));
    }
}
