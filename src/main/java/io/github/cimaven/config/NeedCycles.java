package io.github.cimaven.config;

import io.github.cimaven.config.model.Job;
import io.github.cimaven.config.model.Need;
import io.github.cimaven.config.model.Pipeline;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Jobs that need each other in a circle: the first strongly connected component of more than one job in the order in which
 * Ruby's TSort meets them (Tarjan's algorithm), or a job that needs itself. Linear in jobs and needs, without recursion.
 */
final class NeedCycles {
    private static final String START = "The pipeline has circular dependencies: ";
    private static final int DONE = Integer.MAX_VALUE;

    private final Pipeline pipeline;
    private final Map<String, Integer> ids = new HashMap<>();
    private final Deque<Visit> path = new ArrayDeque<>();
    /** Names that are in no component yet, in the order of their visits. */
    private final List<String> stack = new ArrayList<>();

    /** One job on the way to where the search is. */
    private static final class Visit {
        private final Job job;
        private final Iterator<Need> rest;
        private final int id;
        private final int position;
        private int lowest;

        Visit(Job job, int id, int position) {
            this.job = job;
            this.rest = needs(job).iterator();
            this.id = id;
            this.position = position;
            this.lowest = id;
        }
    }

    private NeedCycles(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    static Optional<Problem> find(Pipeline pipeline) {
        NeedCycles search = new NeedCycles(pipeline);
        for (Job job : pipeline.jobs().values()) {
            Optional<Problem> found = search.from(job);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static List<Need> needs(Job job) {
        return job.upstream().needs().orElse(List.of());
    }

    private Optional<Problem> from(Job start) {
        Optional<Problem> found = ids.containsKey(start.name()) ? Optional.empty() : enter(start);
        while (!path.isEmpty() && found.isEmpty()) {
            Visit visit = path.getFirst();
            found = visit.rest.hasNext() ? follow(visit, visit.rest.next()) : leave(visit);
        }
        return found;
    }

    private Optional<Problem> enter(Job job) {
        path.push(new Visit(job, ids.size(), stack.size()));
        ids.put(job.name(), ids.size());
        stack.add(job.name());
        return spanOfNeed(job, job.name())
                .map(span -> Problem.error("need-cycle", START + "self-dependency: " + job.name(), span));
    }

    private Optional<Problem> follow(Visit visit, Need need) {
        Integer known = ids.get(need.job());
        Job next = pipeline.jobs().get(need.job());
        if (known != null) {
            visit.lowest = Math.min(visit.lowest, known);
        } else if (next != null) {
            return enter(next);
        }
        return Optional.empty();
    }

    private Optional<Problem> leave(Visit visit) {
        path.pop();
        if (!path.isEmpty()) {
            path.getFirst().lowest = Math.min(path.getFirst().lowest, visit.lowest);
        }
        if (visit.lowest != visit.id) {
            return Optional.empty();
        }
        if (visit.position == stack.size() - 1) { // By far the most: a job alone.
            stack.remove(visit.position);
            ids.put(visit.job.name(), DONE);
            return Optional.empty();
        }
        List<String> rest = stack.subList(visit.position, stack.size());
        List<String> component = List.copyOf(rest);
        rest.clear();
        component.forEach(name -> ids.put(name, DONE));
        return Optional.of(circle(visit.job, component));
    }

    private Problem circle(Job first, List<String> component) {
        Span span = component.stream()
                .flatMap(name -> Optional.ofNullable(pipeline.jobs().get(name)).stream())
                .flatMap(job -> spanOfNeed(job, first.name()).stream())
                .reduce((one, other) -> other)
                .orElse(first.span());
        return Problem.error(
                "need-cycle", START + "topological sort failed: [\"" + String.join("\", \"", component) + "\"]", span);
    }

    private static Optional<Span> spanOfNeed(Job job, String name) {
        for (Need need : needs(job)) {
            if (need.job().equals(name)) {
                return Optional.of(need.span());
            }
        }
        return Optional.empty();
    }
}
