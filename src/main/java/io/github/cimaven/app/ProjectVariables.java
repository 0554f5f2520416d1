package io.github.cimaven.app;

import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.SourceText;
import io.github.cimaven.config.variable.GivenVariables;
import io.github.cimaven.config.variable.ProjectVariable;
import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.config.variable.VariablesFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Gathers the variables that come from outside of the configuration: command line and POM, settings, and the user's file. */
final class ProjectVariables {
    private final Settings.Given given;
    private final Path folder;

    /** @param folder of the configuration */
    ProjectVariables(Settings.Given given, Path folder) {
        this.given = given;
        this.folder = folder;
    }

    /** @param problems takes what is wrong with the file */
    GivenVariables read(Consumer<List<Problem>> problems) throws ConfigurationException, EnvironmentException {
        List<ProjectVariable> project = new ArrayList<>(ofFile(problems));
        for (Variable secret : given.secrets().all()) {
            project.removeIf(variable -> variable.variable().name().equals(secret.name()));
            project.add(new ProjectVariable(secret, ProjectVariable.EVERYWHERE, false));
        }
        return new GivenVariables(
                Variables.of(given.variables().entrySet().stream()
                        .map(entry -> Variable.of(entry.getKey(), entry.getValue()))
                        .toList()),
                project);
    }

    private List<ProjectVariable> ofFile(Consumer<List<Problem>> problems)
            throws ConfigurationException, EnvironmentException {
        Path file = folder.resolve(given.variablesFile());
        if (!Files.exists(file)) {
            if (given.variablesFile().equals(Settings.Given.DEFAULT_FILE)) {
                return List.of();
            }
            throw new ConfigurationException("There is no file " + file + " (ci.variablesFile).");
        }
        VariablesFile.Read read = VariablesFile.read(SourceText.confidential(given.variablesFile(), text(file)));
        if (!read.problems().isEmpty()) {
            problems.accept(read.problems());
        }
        long errors = read.problems().stream().filter(Problem::isError).count();
        if (errors > 0) {
            throw new ConfigurationException(given.variablesFile() + " has " + errors
                    + (errors == 1 ? " error." : " errors.") + " Nothing was run.");
        }
        return read.variables();
    }

    private static String text(Path file) throws EnvironmentException {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new EnvironmentException("The file of variables cannot be read: " + e.getMessage(), e);
        }
    }
}
