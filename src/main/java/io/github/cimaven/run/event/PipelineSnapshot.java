package io.github.cimaven.run.event;

import io.github.cimaven.plan.LeftOutJob;
import io.github.cimaven.plan.PipelineFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a run at a moment.
 *
 * @param finishedAt absent while it runs
 * @param stages status by name, in order
 * @param jobs in the order of the plan
 * @param downstream the pipelines that bridges among the jobs have started, by the bridge's name
 */
public record PipelineSnapshot(
        PipelineFacts facts,
        Status status,
        Instant startedAt,
        Optional<Instant> finishedAt,
        Map<String, Status> stages,
        List<JobSnapshot> jobs,
        List<LeftOutJob> leftOut,
        Map<String, PipelineSnapshot> downstream) {
    public PipelineSnapshot {
        stages = Collections.unmodifiableMap(new LinkedHashMap<>(stages));
        jobs = List.copyOf(jobs);
        leftOut = List.copyOf(leftOut);
        downstream = Collections.unmodifiableMap(new LinkedHashMap<>(downstream));
    }

    public Optional<Duration> duration() {
        return finishedAt.map(end -> Duration.between(startedAt, end));
    }

    /** The jobs that make the build fail. */
    public List<JobSnapshot> failures() {
        return jobs.stream().filter(JobSnapshot::failedForGood).toList();
    }

    /** All jobs, each bridge followed by those of the pipeline that it has started. */
    public List<JobInRun> allJobs() {
        List<JobInRun> all = new ArrayList<>();
        collect(List.of(), true, all);
        return all;
    }

    private void collect(List<String> bridges, boolean counts, List<JobInRun> all) {
        for (JobSnapshot job : jobs) {
            all.add(new JobInRun(bridges, job, counts));
            PipelineSnapshot below = downstream.get(job.name());
            if (below != null) {
                List<String> way = new ArrayList<>(bridges);
                way.add(job.name());
                below.collect(way, counts && !job.allowFailure() && job.job().waitsForPipeline(), all);
            }
        }
    }

    /** How many attempts were made, those of pipelines further down included. */
    public long attempts() {
        return jobs.stream().mapToLong(JobSnapshot::attempts).sum()
                + downstream.values().stream()
                        .mapToLong(PipelineSnapshot::attempts)
                        .sum();
    }

    /** This run as the continuation of one that an earlier goal of the same build made: one pipeline for the user. */
    public PipelineSnapshot after(PipelineSnapshot earlier) {
        Set<String> again = new HashSet<>();
        jobs.forEach(job -> again.add(job.name()));
        List<JobSnapshot> allJobs = new ArrayList<>();
        earlier.jobs().stream().filter(job -> !again.contains(job.name())).forEach(allJobs::add);
        allJobs.addAll(jobs);
        Map<String, Status> allStages = new LinkedHashMap<>(earlier.stages());
        allStages.putAll(stages);
        Map<String, PipelineSnapshot> allDownstream = new LinkedHashMap<>(earlier.downstream());
        allDownstream.keySet().removeAll(again);
        allDownstream.putAll(downstream);
        return new PipelineSnapshot(
                facts,
                worse(earlier.status(), status),
                earlier.startedAt(),
                finishedAt,
                allStages,
                allJobs,
                leftOut,
                allDownstream);
    }

    private static Status worse(Status earlier, Status later) {
        boolean remembered = earlier == Status.FAILED || earlier == Status.CANCELED || earlier == Status.MANUAL;
        boolean running = later == Status.RUNNING || later == Status.CREATED || later == Status.PENDING;
        if (running || later == Status.CANCELED || later == Status.FAILED) {
            return later;
        }
        boolean nothing = later == Status.SKIPPED;
        return remembered || nothing ? earlier : later;
    }
}
