package io.github.cimaven.plan;

import io.github.cimaven.config.model.Job;
import io.github.cimaven.config.model.Pipeline;
import io.github.cimaven.config.variable.Expansion;
import io.github.cimaven.config.variable.GivenVariables;
import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.plan.LeveledVariable.Level;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which level gives a job each of its variables. The levels are laid over each other as the planner does it. */
final class VariableLevels {
    private final Pipeline pipeline;
    private final PipelineContext context;
    private final WorkflowDecision workflow;
    private final Variables predefined;

    /** @param predefined those of the pipeline */
    VariableLevels(Pipeline pipeline, PipelineContext context, WorkflowDecision workflow, Variables predefined) {
        this.pipeline = pipeline;
        this.context = context;
        this.workflow = workflow;
        this.predefined = predefined;
    }

    List<LeveledVariable> of(Seed seed) {
        Map<Level, Variables> levels = levels(seed);
        Variables all = seed.all();
        Variables expanded = Expansion.onServer(all).variables();
        List<LeveledVariable> variables = new ArrayList<>();
        for (Variable variable : all.all()) {
            List<Level> named = levels.entrySet().stream()
                    .filter(level -> level.getValue().get(variable.name()).isPresent())
                    .map(Map.Entry::getKey)
                    .toList();
            // What no level gives is worked out from the job itself.
            Level winner = named.isEmpty() ? Level.PREDEFINED : named.get(named.size() - 1);
            List<Level> hidden = named.isEmpty() ? List.of() : named.subList(0, named.size() - 1);
            String value = expanded.get(variable.name()).orElse(variable).value();
            variables.add(new LeveledVariable(variable, value, winner, hidden));
        }
        return variables;
    }

    private Map<Level, Variables> levels(Seed seed) {
        Job job = seed.job();
        GivenVariables project =
                new GivenVariables(Variables.NONE, context.given().project());
        Variables ofMatrix = only(job.variables(), matrixNames(job));
        Map<Level, Variables> levels = new EnumMap<>(Level.class);
        levels.put(Level.PREDEFINED, predefined);
        levels.put(Level.ROOT, job.inherit().of(pipeline.variables()));
        levels.put(Level.WORKFLOW_RULE, job.inherit().of(workflow.variables()));
        levels.put(Level.JOB, job.variables().without(ofMatrix));
        levels.put(Level.MATRIX, ofMatrix);
        levels.put(Level.RULE, seed.decision().variables());
        levels.put(Level.PROJECT, project.in(seed.environment(), context.protectedRef()));
        levels.put(Level.PIPELINE, context.given().pipeline());
        return levels;
    }

    private static Set<String> matrixNames(Job job) {
        Set<String> names = new HashSet<>();
        if (job.options().value("parallel") instanceof Map<?, ?> parallel
                && parallel.get("matrix") instanceof List<?> entries) {
            for (Object entry : entries) {
                if (entry instanceof Map<?, ?> values) {
                    values.keySet().forEach(name -> names.add(Objects.toString(name)));
                }
            }
        }
        return names;
    }

    private static Variables only(Variables variables, Set<String> names) {
        return Variables.of(variables.all().stream()
                .filter(variable -> names.contains(variable.name()))
                .toList());
    }
}
