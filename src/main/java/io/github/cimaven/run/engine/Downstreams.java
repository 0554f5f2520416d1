package io.github.cimaven.run.engine;

import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.run.event.JobOutcome;
import java.util.Optional;

/** The port to pipelines that the bridges of one pipeline start. */
public interface Downstreams {
    /** Nothing can be started. */
    Downstreams NONE = new Downstreams() {
        @Override
        public Optional<String> elsewhere(PlannedJob bridge) {
            return Optional.of("no pipeline can be started here");
        }

        @Override
        public Creation create(Attempt bridge) {
            throw new IllegalStateException("no pipeline can be started here");
        }
    };

    /** Why the pipeline of a bridge is not run here; absent if it can be. */
    Optional<String> elsewhere(PlannedJob bridge);

    /**
     * Makes the pipeline of a bridge, which may take a while: on a thread that does nothing else, one after another. Whatever goes
     * wrong is in the result: it never throws. What there is to say stands in the bridge's log.
     */
    Creation create(Attempt bridge);

    /**
     * Makes the pipeline of a bridge that has ended in an earlier run, as {@link #create} does, but says nothing in the bridge's log.
     * Where it is not known what of it was done, it is not made, for it would be done twice.
     *
     * @return absent where the earlier run has made none
     */
    default Optional<Creation> createAgain(Attempt bridge) {
        return Optional.of(create(bridge));
    }

    /** Tells the user that the pipeline of a bridge that has ended in an earlier run does not go on. */
    default void notTakenUp(PlannedJob bridge, String why) {}

    /**
     * What became of a pipeline's creation.
     *
     * @param refusal why there is none; absent when there is one
     */
    record Creation(Optional<RunnablePipeline> pipeline, Optional<JobOutcome> refusal) {
        public static Creation of(RunnablePipeline pipeline) {
            return new Creation(Optional.of(pipeline), Optional.empty());
        }

        public static Creation refused(JobOutcome refusal) {
            return new Creation(Optional.empty(), Optional.of(refusal));
        }
    }
}
