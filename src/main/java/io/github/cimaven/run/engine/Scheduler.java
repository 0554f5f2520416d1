package io.github.cimaven.run.engine;

import io.github.cimaven.config.model.Need;
import io.github.cimaven.config.model.When;
import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.run.event.Status;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Decides which job's turn has come, as GitLab's pipeline processing does. Pure: no threads, no clock, no input or output; told
 * what happened, it says what follows.
 *
 * <p>Every job sees its gate: all jobs of earlier stages, or those it needs. Gates are counts that a change updates, so a finished
 * job costs the number of jobs that need it, and one look at each stage.
 *
 * @see <a
 *     href="https://gitlab.com/gitlab-org/gitlab/-/blob/master/app/services/ci/pipeline_processing/atomic_processing_service.rb">GitLab's
 *     processing service</a>
 */
public final class Scheduler {
    private static final Set<Status> OPEN_GATE =
            EnumSet.of(Status.SUCCESS, Status.FAILED, Status.CANCELED, Status.SKIPPED);
    private static final Set<Status> CANCELABLE =
            EnumSet.of(Status.CREATED, Status.PENDING, Status.RUNNING, Status.SCHEDULED);
    private static final Set<Status> ENDED = EnumSet.of(Status.SUCCESS, Status.FAILED, Status.CANCELED);

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Stage> stages = new ArrayList<>();
    private final UserGate user;
    private final boolean cancelOnJobFailure;
    private List<Decision> decisions = new ArrayList<>();
    private Status pipelineStatus = Status.CREATED;

    public Scheduler(PipelinePlan plan) {
        this(plan, UserGate.PLAIN);
    }

    Scheduler(PipelinePlan plan, UserGate user) {
        this.user = user;
        cancelOnJobFailure = plan.autoCancel().cancelsOnJobFailure();
        Map<String, Integer> positions = new HashMap<>();
        for (String name : plan.stages()) {
            positions.put(name, stages.size());
            stages.add(new Stage(name));
        }
        for (PlannedJob job : plan.jobs()) {
            int stage = Objects.requireNonNull(positions.get(job.stage()), "a stage of the plan");
            nodes.put(job.name(), new Node(job, stage));
        }
        nodes.values().forEach(this::link);
        order();
    }

    private void link(Node node) {
        for (Need need : node.job.needs().orElse(List.of())) {
            Node needed = Objects.requireNonNull(nodes.get(need.job()), "a job of the plan");
            needed.dependants.add(node);
            node.openNeeds++;
            node.gate.add(Status.CREATED, needed.allowFailure);
        }
        stages.get(node.stage).counts.add(Status.CREATED, node.allowFailure);
    }

    /** Within a stage, needed jobs come before those that need them. */
    private void order() {
        Deque<Node> ready = new ArrayDeque<>();
        nodes.values().stream().filter(node -> node.openNeeds == 0).forEach(ready::add);
        int position = 0;
        while (!ready.isEmpty()) {
            Node node = ready.poll();
            node.position = position++;
            Stage stage = stages.get(node.stage);
            (node.job.scheduledByNeeds() ? stage.due : stage.waiting).add(node);
            for (Node dependant : node.dependants) {
                if (--dependant.openNeeds == 0) {
                    ready.add(dependant);
                }
            }
        }
        if (position < nodes.size()) {
            throw new IllegalArgumentException("the plan's needs go in a circle");
        }
    }

    /** The first decisions, when the pipeline begins. */
    public List<Decision> begin() {
        return settle();
    }

    /** A job whose turn had come now runs. */
    public List<Decision> running(PlannedJob job) {
        set(node(job), Status.RUNNING);
        return settle();
    }

    /** @param allowFailure whether the failure, if it is one, is allowed, now that its exit code is known */
    public List<Decision> finished(PlannedJob job, Status status, boolean allowFailure) {
        Node node = node(job);
        if (!ENDED.contains(status)) {
            throw new IllegalArgumentException("no end: " + status);
        }
        retally(node, status, allowFailure);
        if (status == Status.FAILED && !allowFailure && cancelOnJobFailure) {
            cancelNodes(any -> true);
        }
        return settle();
    }

    /** The time of a delayed job has come: that brings nobody back who was skipped meanwhile. */
    public List<Decision> start(PlannedJob job) {
        Node node = node(job);
        if (node.status == Status.SCHEDULED) {
            set(node, Status.PENDING);
            decide(Decision.Kind.START, node);
        }
        return settle();
    }

    /** The user starts a manual job; what was skipped because of it waits again. */
    public List<Decision> play(PlannedJob job) {
        Node node = node(job);
        if (node.status == Status.MANUAL) {
            set(node, Status.PENDING);
            decide(Decision.Kind.START, node);
            resetSkippedAfter(node);
        }
        return settle();
    }

    /** The user runs a job again that had ended. */
    public List<Decision> retry(PlannedJob job) {
        Node node = node(job);
        if (ENDED.contains(node.status)) {
            retally(node, Status.PENDING, node.job.allowFailure().always());
            decide(Decision.Kind.START, node);
            resetSkippedAfter(node);
        }
        return settle();
    }

    /** The pipeline of a bridge has left nothing to do, and so has the bridge. */
    public List<Decision> skipped(PlannedJob bridge) {
        set(node(bridge), Status.SKIPPED);
        return settle();
    }

    /** The pipeline of a bridge waits for the user, and the bridge with it. */
    public List<Decision> waiting(PlannedJob bridge) {
        set(node(bridge), Status.MANUAL);
        return settle();
    }

    /** The user runs everything again that failed, was canceled or was skipped; manual jobs wait for the user again. */
    public List<Decision> retryPipeline() {
        for (Node node : nodes.values()) {
            if (node.status == Status.FAILED || node.status == Status.CANCELED || node.status == Status.SKIPPED) {
                retally(node, Status.CREATED, node.job.allowFailure().always());
                decide(Decision.Kind.RESET, node);
            }
        }
        return settle();
    }

    /** Cancels all that has not ended. Jobs that wait for the user go on waiting. */
    public List<Decision> cancel() {
        return cancel(job -> true);
    }

    /** Cancels those of the jobs that have not ended. */
    List<Decision> cancel(Predicate<PlannedJob> which) {
        cancelNodes(which);
        return settle();
    }

    private void cancelNodes(Predicate<PlannedJob> which) {
        for (Node node : nodes.values()) {
            if (!which.test(node.job)) {
                continue;
            }
            if (node.status == Status.RUNNING) {
                decide(Decision.Kind.STOP, node);
            } else if (CANCELABLE.contains(node.status)) {
                set(node, Status.CANCELED);
                decide(Decision.Kind.CANCEL, node);
            }
        }
    }

    public Status status(PlannedJob job) {
        return node(job).status;
    }

    /** The status of a stage of the plan. */
    public Status stageStatus(String name) {
        return stages.stream()
                .filter(stage -> stage.name.equals(name))
                .findFirst()
                .map(stage -> stage.status)
                .orElseThrow();
    }

    public Status pipelineStatus() {
        return pipelineStatus;
    }

    /** GitLab's one pass over the stages: a job's fate is known to all that come after it. */
    private List<Decision> settle() {
        StatusCounts before = new StatusCounts();
        for (Stage stage : stages) {
            Status gate = before.composite();
            TreeSet<Node> due = stage.due;
            if (OPEN_GATE.contains(gate)) {
                due.addAll(stage.waiting);
                stage.waiting.clear();
            }
            for (Node node = due.pollFirst(); node != null; node = due.pollFirst()) {
                process(node, node.job.scheduledByNeeds() ? node.gate.compositeOfNeeds() : gate);
            }
            before.addAll(stage.counts);
            stage.status = aggregate(stage.status, stage.counts.composite());
        }
        pipelineStatus = ofPipeline(pipelineStatus, before.composite());
        List<Decision> result = decisions;
        decisions = new ArrayList<>();
        return result;
    }

    /** GitLab keeps the status that a group had when nothing of it has begun again. */
    private static Status aggregate(Status current, Status computed) {
        return computed == Status.CREATED ? current : computed;
    }

    /** A pipeline that had ended and goes on is running at once, never pending. */
    private static Status ofPipeline(Status current, Status computed) {
        return computed == Status.PENDING && (ENDED.contains(current) || current == Status.RUNNING)
                ? Status.RUNNING
                : aggregate(current, computed);
    }

    private void process(Node node, Status gate) {
        if (node.status != Status.CREATED) {
            return;
        }
        if (!OPEN_GATE.contains(gate)) {
            return;
        }
        When when = node.job.when();
        if (!lets(when, node.job.scheduledByNeeds(), gate)) {
            set(node, Status.SKIPPED);
            decide(Decision.Kind.SKIP, node);
        } else if (user.holds(node.job)) {
            // Where nothing but the confirmation is missing, what follows waits for it.
            retally(node, Status.MANUAL, when == When.MANUAL && node.allowFailure);
            decide(Decision.Kind.HOLD, node);
        } else if (when == When.MANUAL && !user.plays(node.job)) {
            set(node, Status.MANUAL);
            decide(Decision.Kind.HOLD, node);
        } else if (when == When.DELAYED) {
            set(node, Status.SCHEDULED);
            decide(Decision.Kind.DELAY, node);
        } else {
            set(node, Status.PENDING);
            decide(Decision.Kind.START, node);
        }
    }

    private static boolean lets(When when, boolean byNeeds, Status gate) {
        return switch (when) {
            case ON_SUCCESS, MANUAL, DELAYED -> gate == Status.SUCCESS || !byNeeds && gate == Status.SKIPPED;
            case ON_FAILURE -> gate == Status.FAILED;
            case ALWAYS -> gate != Status.CANCELED;
            case NEVER -> false;
        };
    }

    private void resetSkippedAfter(Node node) {
        Set<Node> after = new TreeSet<>();
        Deque<Node> open = new ArrayDeque<>(node.dependants);
        while (!open.isEmpty()) {
            Node next = open.poll();
            if (after.add(next)) {
                open.addAll(next.dependants);
            }
        }
        nodes.values().stream().filter(other -> other.stage > node.stage).forEach(after::add);
        for (Node other : after) {
            if (other.status == Status.SKIPPED) {
                set(other, Status.CREATED);
                decide(Decision.Kind.RESET, other);
            }
        }
    }

    private void set(Node node, Status status) {
        retally(node, status, node.allowFailure);
    }

    private void retally(Node node, Status status, boolean allowFailure) {
        StatusCounts stage = stages.get(node.stage).counts;
        stage.remove(node.status, node.allowFailure);
        stage.add(status, allowFailure);
        for (Node dependant : node.dependants) {
            dependant.gate.remove(node.status, node.allowFailure);
            dependant.gate.add(status, allowFailure);
            stages.get(dependant.stage).due.add(dependant);
        }
        node.status = status;
        node.allowFailure = allowFailure;
        if (status == Status.CREATED) {
            Stage own = stages.get(node.stage);
            (node.job.scheduledByNeeds() ? own.due : own.waiting).add(node);
        }
    }

    private void decide(Decision.Kind kind, Node node) {
        decisions.add(new Decision(kind, node.job));
    }

    private Node node(PlannedJob job) {
        return Objects.requireNonNull(nodes.get(job.name()), "a job of the plan");
    }

    /** A stage: its tally, the jobs that wait for it to open, and the jobs whose gate has changed. */
    private static final class Stage {
        private final String name;
        private final StatusCounts counts = new StatusCounts();
        private final TreeSet<Node> waiting = new TreeSet<>();
        private final TreeSet<Node> due = new TreeSet<>();
        private Status status = Status.CREATED;

        Stage(String name) {
            this.name = name;
        }
    }

    /** A job in the graph. */
    private static final class Node implements Comparable<Node> {
        private final PlannedJob job;
        private final int stage;
        private final List<Node> dependants = new ArrayList<>();
        private final StatusCounts gate = new StatusCounts();
        private Status status = Status.CREATED;
        private boolean allowFailure;
        private int openNeeds;
        private int position;

        Node(PlannedJob job, int stage) {
            this.job = job;
            this.stage = stage;
            this.allowFailure = job.allowFailure().always();
        }

        @Override
        public int compareTo(Node other) {
            return Integer.compare(position, other.position);
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return position;
        }
    }
}
