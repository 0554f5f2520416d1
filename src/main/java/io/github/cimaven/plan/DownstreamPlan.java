package io.github.cimaven.plan;

import java.util.List;
import java.util.Optional;

/**
 * The pipeline that a bridge would start, as far as that can be told before it does.
 *
 * @param plan absent where GitLab would not create it, or where it is made of what a job has yet to make
 * @param reasons why there is none, in GitLab's words or ours; none where there is one
 * @param below what bridges of it would start in turn
 */
public record DownstreamPlan(
        PlannedJob bridge, Optional<PipelinePlan> plan, List<String> reasons, List<DownstreamPlan> below) {
    public DownstreamPlan {
        reasons = List.copyOf(reasons);
        below = List.copyOf(below);
    }

    public static DownstreamPlan unknown(PlannedJob bridge, List<String> reasons) {
        return new DownstreamPlan(bridge, Optional.empty(), reasons, List.of());
    }
}
