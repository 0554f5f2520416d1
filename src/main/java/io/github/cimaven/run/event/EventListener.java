package io.github.cimaven.run.event;

/** Is told what happens. Called from one thread, must not block for long and must not throw. */
@FunctionalInterface
public interface EventListener {
    void on(PipelineEvent event);

    /** Is told of something that happened in an earlier run, which this one takes up. */
    default void again(PipelineEvent event) {
        on(event);
    }
}
