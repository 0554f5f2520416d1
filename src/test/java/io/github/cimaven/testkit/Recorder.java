package io.github.cimaven.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.run.event.EventListener;
import io.github.cimaven.run.event.PipelineEvent;
import io.github.cimaven.run.event.PipelineEvent.Downstream;
import io.github.cimaven.run.event.PipelineEvent.JobDelayed;
import io.github.cimaven.run.event.PipelineEvent.JobEvent;
import io.github.cimaven.run.event.PipelineEvent.JobFinished;
import io.github.cimaven.run.event.PipelineEvent.JobHeld;
import io.github.cimaven.run.event.PipelineEvent.JobPending;
import io.github.cimaven.run.event.PipelineEvent.JobRetried;
import io.github.cimaven.run.event.PipelineEvent.JobSkipped;
import io.github.cimaven.run.event.PipelineEvent.JobStarted;
import io.github.cimaven.run.event.PipelineEvent.PipelineFinished;
import io.github.cimaven.run.event.PipelineEvent.PipelineStarted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Records the events of a run as short words, and asserts the law that stands at their package. */
public final class Recorder implements EventListener {
    private final List<PipelineEvent> events = new ArrayList<>();
    private final Thread thread = Thread.currentThread();

    @Override
    public void on(PipelineEvent event) {
        assertThat(Thread.currentThread()).as("all events come from one thread").isSameAs(thread);
        events.add(event);
    }

    /** Such as {@code build finished success}. */
    public List<String> words() {
        return events.stream().map(event -> event.accept(new Words())).toList();
    }

    /** The last word about each job, such as {@code skipped 'build' failed}. */
    public Map<String, String> ends() {
        Map<String, String> ends = new LinkedHashMap<>();
        for (PipelineEvent event : events) {
            if (event instanceof JobEvent job) {
                String name = job.job().name();
                ends.put(name, event.accept(new Words()).substring(name.length() + 1));
            }
        }
        return ends;
    }

    /** How the job of this name has ended, wherever it is. */
    public Map<String, String> details() {
        Map<String, String> details = new LinkedHashMap<>();
        for (PipelineEvent event : events) {
            PipelineEvent inner = event;
            while (inner instanceof Downstream of) {
                inner = of.event();
            }
            if (inner instanceof JobFinished finished) {
                details.put(finished.job().name(), finished.outcome().detail());
            }
        }
        return details;
    }

    public void assertLaw(PipelinePlan plan) {
        assertThat(events.get(0)).isInstanceOf(PipelineStarted.class);
        assertThat(events.get(events.size() - 1)).isInstanceOf(PipelineFinished.class);
        assertThat(events.stream().filter(PipelineStarted.class::isInstance)).hasSize(1);
        assertThat(events.stream().filter(PipelineFinished.class::isInstance)).hasSize(1);
        assertLawBelow(plan);
        plan.jobs()
                .forEach(job -> assertLaw(events.stream()
                        .filter(event ->
                                event instanceof JobEvent of && of.job().name().equals(job.name()))
                        .toList()));
    }

    private static void assertLaw(List<PipelineEvent> ofJob) {
        assertThat(ofJob.stream().filter(Recorder::isEnd))
                .as("ends in %s", ofJob)
                .hasSize(1);
        assertThat(isEnd(ofJob.get(ofJob.size() - 1)))
                .as("nothing after the end in %s", ofJob)
                .isTrue();
        int attempt = 0;
        for (PipelineEvent event : ofJob) {
            if (event instanceof JobStarted started) {
                assertThat(started.attempt()).isEqualTo(++attempt);
            } else if (event instanceof JobRetried retried) {
                assertThat(retried.attempt()).isEqualTo(attempt);
            } else if (event instanceof JobFinished finished) {
                assertThat(finished.attempt()).isEqualTo(attempt).isPositive();
            }
        }
    }

    /** The events of each pipeline that a bridge has started are a stream of their own. */
    private void assertLawBelow(PipelinePlan plan) {
        Map<String, Recorder> below = new LinkedHashMap<>();
        Set<String> started = new HashSet<>();
        for (PipelineEvent event : events) {
            if (event instanceof JobStarted of) {
                started.add(of.job().name());
            } else if (event instanceof Downstream of) {
                assertThat(started)
                        .as("bridges that have started")
                        .contains(of.bridge().name());
                below.computeIfAbsent(of.bridge().name(), name -> new Recorder())
                        .on(of.event());
            }
        }
        below.forEach((bridge, stream) -> {
            assertThat(plan.job(bridge)).isPresent();
            assertThat(stream.events.get(0)).isInstanceOf(PipelineStarted.class);
            stream.assertLaw(((PipelineStarted) stream.events.get(0)).plan());
        });
    }

    private static boolean isEnd(PipelineEvent event) {
        return event instanceof JobSkipped || event instanceof JobHeld || event instanceof JobFinished;
    }

    private static final class Words implements PipelineEvent.Visitor<String> {
        @Override
        public String pipelineStarted(PipelineStarted event) {
            return "pipeline started";
        }

        @Override
        public String jobPending(JobPending event) {
            return event.job().name() + " pending";
        }

        @Override
        public String jobDelayed(JobDelayed event) {
            return event.job().name() + " delayed";
        }

        @Override
        public String jobStarted(JobStarted event) {
            return event.job().name() + " started " + event.attempt();
        }

        @Override
        public String jobRetried(JobRetried event) {
            return event.job().name() + " retried after " + event.outcome().detail();
        }

        @Override
        public String jobFinished(JobFinished event) {
            String allowed = event.allowedToFail() ? " (allowed)" : "";
            return event.job().name() + " finished " + event.outcome().status().word() + allowed;
        }

        @Override
        public String jobSkipped(JobSkipped event) {
            return event.job().name() + " " + event.status().word() + ": " + event.reason();
        }

        @Override
        public String jobHeld(JobHeld event) {
            return event.job().name() + " held " + event.status().word() + ": " + event.reason()
                    + event.command().map(command -> " [" + command + "]").orElse("");
        }

        @Override
        public String pipelineFinished(PipelineFinished event) {
            return "pipeline finished " + event.status().word();
        }

        @Override
        public String downstream(Downstream event) {
            return event.bridge().name() + " › " + event.event().accept(this);
        }
    }
}
