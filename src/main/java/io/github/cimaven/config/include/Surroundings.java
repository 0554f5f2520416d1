package io.github.cimaven.config.include;

import io.github.cimaven.config.input.ComponentFacts;
import io.github.cimaven.config.variable.Variables;
import java.util.Optional;

/**
 * What the includes of one file depend on.
 *
 * @param home the project that the file belongs to; absent for a file from the web, which belongs to none
 * @param variables that locations may name
 * @param component that the file belongs to
 */
record Surroundings(Optional<Home> home, Variables variables, ComponentFacts component) {
    /** Of a file that belongs to no project: GitLab gives it no variables either. */
    static final Surroundings NONE = new Surroundings(Optional.empty(), Variables.NONE, ComponentFacts.NONE);

    static Surroundings ofMain(IncludeOrigin own, Variables variables) {
        return new Surroundings(Optional.of(new Home("", "", own)), variables, ComponentFacts.NONE);
    }

    /**
     * A project at one commit.
     *
     * @param name empty for the pipeline's own project
     * @param prefix what stands before the path of its files when they are shown
     */
    record Home(String name, String prefix, IncludeOrigin files) {}

    Surroundings in(Home other, ComponentFacts facts) {
        return new Surroundings(Optional.of(other), variables, facts);
    }
}
