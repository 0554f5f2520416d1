package io.github.cimaven.config;

import io.github.cimaven.config.model.Job;
import io.github.cimaven.config.model.Need;
import io.github.cimaven.config.model.Pipeline;
import io.github.cimaven.config.source.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Jobs that need each other in a circle. A walk without recursion, linear in jobs and needs. */
final class NeedCycles {
    private final Pipeline pipeline;
    private final Map<String, Boolean> finished = new HashMap<>();
    private final Deque<Visit> path = new ArrayDeque<>();

    private record Visit(Job job, Iterator<Need> rest) {}

    private NeedCycles(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    static Optional<Problem> find(Pipeline pipeline) {
        NeedCycles search = new NeedCycles(pipeline);
        return pipeline.jobs().values().stream()
                .map(search::from)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Problem> from(Job start) {
        if (finished.containsKey(start.name())) {
            return Optional.empty();
        }
        enter(start);
        while (!path.isEmpty()) {
            Visit visit = path.peek();
            if (!visit.rest().hasNext()) {
                finished.put(visit.job().name(), true);
                path.pop();
                continue;
            }
            Need need = visit.rest().next();
            Job next = pipeline.jobs().get(need.job());
            if (next == null || Boolean.TRUE.equals(finished.get(need.job()))) {
                continue;
            }
            if (finished.containsKey(need.job())) {
                return Optional.of(problem(visit.job(), need));
            }
            enter(next);
        }
        return Optional.empty();
    }

    private void enter(Job job) {
        finished.put(job.name(), false);
        path.push(new Visit(job, job.upstream().needs().orElse(List.of()).iterator()));
    }

    private Problem problem(Job job, Need need) {
        if (job.name().equals(need.job())) {
            return Problem.error(
                    "need-cycle",
                    "The pipeline has circular dependencies: self-dependency: " + job.name(),
                    need.span());
        }
        List<String> names = new ArrayList<>();
        for (Visit visit : path) {
            names.add("\"" + visit.job().name() + "\"");
            if (visit.job().name().equals(need.job())) {
                break;
            }
        }
        Collections.reverse(names);
        return Problem.error(
                "need-cycle",
                "The pipeline has circular dependencies: topological sort failed: [" + String.join(", ", names) + "]",
                need.span());
    }
}
