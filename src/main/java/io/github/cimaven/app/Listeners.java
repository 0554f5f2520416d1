package io.github.cimaven.app;

import io.github.cimaven.run.event.EventListener;
import io.github.cimaven.run.event.PipelineEvent;
import java.util.List;

/** Tells several, one after the other. */
record Listeners(List<EventListener> all) implements EventListener {
    static Listeners of(EventListener... all) {
        return new Listeners(List.of(all));
    }

    @Override
    public void on(PipelineEvent event) {
        all.forEach(listener -> listener.on(event));
    }

    @Override
    public void again(PipelineEvent event) {
        all.forEach(listener -> listener.again(event));
    }
}
