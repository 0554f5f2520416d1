package io.github.cimaven.testkit;

import io.github.cimaven.app.Settings;
import io.github.cimaven.run.engine.CommandLine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The settings of somebody who sets nothing: a push, two jobs at once, no confirmation. */
public final class UsualSettings {
    private UsualSettings() {}

    /** @param state a folder for the live state */
    public static Settings of(Path project, Path state) {
        return of(project, project.resolve("target/ci"), state);
    }

    /** @param output what a run leaves */
    public static Settings of(Path project, Path output, Path state) {
        return new Settings(
                new Settings.Files(project, ".gitlab-ci.yml", output, Optional.of(state)),
                new Settings.Event("push", Optional.empty(), Optional.empty(), Optional.empty()),
                Settings.Given.NOTHING,
                new Settings.Execution(
                        "shell", "auto", 2, false, Duration.ofHours(1), List.of(), List.of("deploy"), false, List.of()),
                new Settings.Look(false, true, false, Settings.Look.USUAL_LIMIT, CommandLine.SHORT));
    }
}
