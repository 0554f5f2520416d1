package io.github.cimaven.app;

import io.github.cimaven.plan.PipelinePlan;

/** What the user should know of the place where jobs run. */
final class PlaceNotice {
    private PlaceNotice() {}

    static PipelinePlan in(PipelinePlan plan) {
        boolean images =
                plan.jobs().stream().anyMatch(job -> job.job().place().image().isPresent());
        boolean services = plan.jobs().stream()
                .anyMatch(job -> !job.job().place().services().isEmpty());
        if (!images && !services) {
            return plan;
        }
        String what = images && services ? "image and services are" : images ? "image is" : "services are";
        return plan.noticing(what + " not used: the shell executor runs jobs with what this machine has");
    }
}
