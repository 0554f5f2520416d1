package io.github.cimaven.app;

import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.PlannedJob;
import java.util.List;

/** What the user should know of the place where jobs run. */
final class PlaceNotice {
    private PlaceNotice() {}

    /** @param executor one of the choices */
    static PipelinePlan in(PipelinePlan plan, String executor) {
        List<PlannedJob> processes = plan.jobs().stream()
                .filter(job -> !JobPlaces.inContainer(
                        executor, job.job().place().image().isPresent()))
                .toList();
        boolean images =
                processes.stream().anyMatch(job -> job.job().place().image().isPresent());
        boolean services =
                processes.stream().anyMatch(job -> !job.job().place().services().isEmpty());
        if (!images && !services) {
            return plan;
        }
        String what = images && services ? "image and services are" : images ? "image is" : "services are";
        return plan.noticing(what + " not used: the shell executor runs jobs with what this machine has");
    }
}
