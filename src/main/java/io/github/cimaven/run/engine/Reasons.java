package io.github.cimaven.run.engine;

import io.github.cimaven.config.model.Need;
import io.github.cimaven.config.model.When;
import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.run.event.Status;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Says in a few words why a job does not run. */
final class Reasons {
    private static final String CONFIRMED = "-Dci.confirm=true";

    private final PipelinePlan plan;
    private final RunOptions options;
    private final Function<PlannedJob, Status> statuses;
    private final Predicate<PlannedJob> allowedToFail;
    private final Map<String, PlannedJob> byName = new HashMap<>();

    Reasons(
            PipelinePlan plan,
            RunOptions options,
            Function<PlannedJob, Status> statuses,
            Predicate<PlannedJob> allowedToFail) {
        this.plan = plan;
        this.options = options;
        this.statuses = statuses;
        this.allowedToFail = allowedToFail;
        plan.jobs().forEach(job -> byName.put(job.name(), job));
    }

    String skipped(PlannedJob job) {
        if (job.when() == When.ON_FAILURE) {
            return job.scheduledByNeeds() ? "none of its needs failed" : "no earlier job failed";
        }
        return upstream(job, Set.of(Status.FAILED, Status.CANCELED, Status.SKIPPED, Status.MANUAL))
                .map(cause -> "'" + cause.name() + "' " + word(statuses.apply(cause)))
                .orElse("no earlier job succeeded");
    }

    private static String word(Status status) {
        return switch (status) {
            case FAILED -> "failed";
            case CANCELED -> "was canceled";
            case SKIPPED -> "was skipped";
            case CREATED, PENDING, RUNNING, SUCCESS, MANUAL, SCHEDULED -> "did not run";
        };
    }

    String held(PlannedJob job) {
        if (statuses.apply(job) == Status.CREATED) {
            return upstream(job, Set.of(Status.MANUAL, Status.CREATED, Status.RUNNING))
                    .map(cause -> "waits for '" + cause.name() + "'")
                    .orElse("waits");
        }
        return options.holds(job) ? "deployment, waits for confirmation" : "manual";
    }

    /** The command that would run a job that waits for the user. */
    Optional<String> command(PlannedJob job) {
        if (statuses.apply(job) != Status.MANUAL) {
            return Optional.empty();
        }
        if (options.way().isPresent()) {
            return Optional.of(options.commands()
                    .of("job", options.way().get().arguments(job, CONFIRMED).toArray(String[]::new)));
        }
        if (job.deployment() && job.stage().equals("deploy") && isAloneInStage(job)) {
            return Optional.of(options.commands().of("deploy", CONFIRMED));
        }
        String named = "-Dci.job=" + CommandLine.quoted(job.name());
        return Optional.of(
                job.deployment()
                        ? options.commands().of("job", named, CONFIRMED)
                        : options.commands().of("job", named));
    }

    /** Whoever wants one deployment must not be told the command that starts its neighbours too. */
    private boolean isAloneInStage(PlannedJob job) {
        return options.wholeStages()
                && plan.jobs().stream()
                                .filter(other -> other.stage().equals(job.stage()))
                                .count()
                        == 1;
    }

    /**
     * The first job that this one waited for and that is in one of the states; failures that count come first, and those that
     * nobody has to wait for last.
     */
    private Optional<PlannedJob> upstream(PlannedJob job, Set<Status> states) {
        List<PlannedJob> candidates = before(job)
                .filter(other -> states.contains(statuses.apply(other)))
                .filter(other -> !allowedToFail.test(other) || job.scheduledByNeeds())
                .sorted(Comparator.comparing(this::isOptional))
                .toList();
        return candidates.stream()
                .filter(other -> statuses.apply(other) == Status.FAILED)
                .findFirst()
                .or(() -> candidates.stream().findFirst());
    }

    private boolean isOptional(PlannedJob job) {
        return job.allowFailure().always() && !options.holds(job);
    }

    private Stream<PlannedJob> before(PlannedJob job) {
        if (job.needs().isPresent()) {
            return job.needs().get().stream().map(Need::job).map(byName::get);
        }
        int stage = plan.stages().indexOf(job.stage());
        return plan.jobs().stream().takeWhile(other -> plan.stages().indexOf(other.stage()) < stage);
    }
}
