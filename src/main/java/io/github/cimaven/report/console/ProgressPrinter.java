package io.github.cimaven.report.console;

import io.github.cimaven.plan.PipelineFacts;
import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.run.event.EventListener;
import io.github.cimaven.run.event.JobInRun;
import io.github.cimaven.run.event.Ledger;
import io.github.cimaven.run.event.PipelineEvent;
import io.github.cimaven.run.event.PipelineEvent.Downstream;
import io.github.cimaven.run.event.PipelineEvent.JobDelayed;
import io.github.cimaven.run.event.PipelineEvent.JobFinished;
import io.github.cimaven.run.event.PipelineEvent.JobHeld;
import io.github.cimaven.run.event.PipelineEvent.JobPending;
import io.github.cimaven.run.event.PipelineEvent.JobRetried;
import io.github.cimaven.run.event.PipelineEvent.JobSkipped;
import io.github.cimaven.run.event.PipelineEvent.JobStarted;
import io.github.cimaven.run.event.PipelineEvent.PipelineFinished;
import io.github.cimaven.run.event.PipelineEvent.PipelineStarted;
import io.github.cimaven.run.event.Status;
import io.github.cimaven.run.log.LineListener;
import io.github.cimaven.run.log.MaskedLines;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is seen while a pipeline runs: the jobs' lines with the job's name in front, when they start and end, and who has been
 * silent for long. Events come from one thread, lines from many.
 */
public final class ProgressPrinter implements EventListener, LineListener {
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final int WIDEST_NAME = 32;
    private static final int WIDEST_LABEL = 48;
    private static final int NARROWEST_BRIDGE = 8;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss ");

    private final Console console;
    private final Options options;
    private final Clock clock;
    private final Style style;
    private final Narrator narrator;
    private final Set<String> noted = new HashSet<>();
    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private int width;

    /**
     * What the user wants to see.
     *
     * @param quiet leave the jobs' own lines out
     * @param prefix put the job's name before each of its lines
     * @param timestamps put the time of day before each line
     */
    public record Options(boolean quiet, boolean prefix, boolean timestamps) {}

    /** A job that runs, and when it was last heard of. */
    private static final class Running {
        private final Instant startedAt;
        private final String prefix;
        private final JobLines lines;
        private volatile Instant heardAt;

        Running(Instant startedAt, String prefix, JobLines lines) {
            this.startedAt = startedAt;
            this.prefix = prefix;
            this.lines = lines;
            this.heardAt = startedAt;
        }
    }

    /** @param ledger that has taken each event before this printer gets it */
    public ProgressPrinter(Console console, Options options, Clock clock, Ledger ledger) {
        this.console = console;
        this.options = options;
        this.clock = clock;
        this.style = new Style(console);
        this.narrator = new Narrator(Optional.empty(), ledger);
    }

    @Override
    public void on(PipelineEvent event) {
        event.accept(narrator);
    }

    /** Whoever takes a run up has seen that. */
    @Override
    public void again(PipelineEvent event) {
        // What it comes to is in the table at the end. What goes on below is told from here on.
        if (event instanceof Downstream downstream) {
            narrator.again(downstream);
        }
    }

    @Override
    public void lines(String name, MaskedLines lines) {
        Running job = running.get(name);
        if (job != null) {
            job.heardAt = clock.instant();
            if (!options.quiet()) {
                job.lines.print(lines, time(job.heardAt));
            }
        }
    }

    /** To be called about once a second: names the jobs that have been silent for long. */
    public void tick() {
        Instant now = clock.instant();
        for (Running job : running.values()) {
            if (Duration.between(job.heardAt, now).compareTo(SILENCE) >= 0) {
                job.heardAt = now;
                Duration since = Duration.between(job.startedAt, now);
                print(job.prefix + style.faint("still running (" + Style.duration(since) + ")"));
            }
        }
    }

    private void print(String text) {
        console.line(time(clock.instant()) + text);
    }

    private String time(Instant instant) {
        return options.timestamps() ? style.faint(TIME.format(instant.atZone(clock.getZone()))) : "";
    }

    /** Tells of one pipeline: the user's own, or one that a bridge has started. */
    private final class Narrator implements PipelineEvent.Visitor<Boolean> {
        private final Optional<String> bridge;
        private final Ledger ledger;
        private final Map<String, Narrator> below = new HashMap<>();

        /** @param bridge the full name of the one that has started the pipeline */
        Narrator(Optional<String> bridge, Ledger ledger) {
            this.bridge = bridge;
            this.ledger = ledger;
        }

        /** What tells a job from those of all pipelines. */
        private String name(PlannedJob job) {
            return bridge.map(above -> JobInRun.name(above, job.name())).orElse(job.name());
        }

        /** As much of it as there is room for; the job itself is of more use than what leads to it. */
        private String label(PlannedJob job) {
            String own = Columns.shortened(job.name(), WIDEST_NAME);
            if (bridge.isEmpty()) {
                return own;
            }
            int room = Math.max(NARROWEST_BRIDGE, WIDEST_LABEL - Columns.width(own));
            return style.text(JobInRun.name(Columns.shortened(bridge.get(), room), own));
        }

        private String prefix(PlannedJob job) {
            return options.prefix()
                    ? style.ofJob(job.id(), Columns.padded(label(job), width) + " " + style.bar()) + " "
                    : "";
        }

        private void makeRoom(PipelinePlan plan) {
            for (PlannedJob job : plan.jobs()) {
                width = Math.max(width, Columns.width(label(job)));
            }
        }

        private void note(List<String> notices) {
            notices.stream().filter(noted::add).forEach(notice -> print(style.warning("note: ") + notice));
        }

        @Override
        public Boolean pipelineStarted(PipelineStarted event) {
            PipelineFacts facts = event.plan().facts();
            makeRoom(event.plan());
            if (bridge.isPresent()) {
                note(event.plan().notices());
                return true;
            }
            print(style.bold("Pipeline "
                            + facts.name()
                                    .map(name -> "'" + PlainText.word(name) + "' ")
                                    .orElse("")) + PlainText.word(facts.ref())
                    + style.dot() + facts.sha().substring(0, 8) + style.dot() + facts.source() + style.dot()
                    + Columns.count(event.plan().jobs().size(), "job") + " in "
                    + Columns.count(event.plan().stages().size(), "stage"));
            note(event.plan().notices());
            return true;
        }

        @Override
        public Boolean jobPending(JobPending event) {
            return false;
        }

        @Override
        public Boolean jobDelayed(JobDelayed event) {
            print(prefix(event.job())
                    + style.faint(
                            "delayed: starts in " + Style.duration(event.job().delay())));
            return true;
        }

        @Override
        public Boolean jobStarted(JobStarted event) {
            String prefix = prefix(event.job());
            Running job = new Running(event.at(), prefix, new JobLines(console, style.colors(), prefix));
            running.put(name(event.job()), job);
            String again = event.attempt() > 1 ? ", attempt " + event.attempt() : "";
            print(job.prefix
                    + style.bold(
                            style.start() + " " + PlainText.word(event.job().name()))
                    + style.faint(" (stage " + PlainText.word(event.job().stage()) + again + ")"));
            return true;
        }

        @Override
        public Boolean jobRetried(JobRetried event) {
            running.remove(name(event.job()));
            print(prefix(event.job())
                    + style.warning("! " + PlainText.word(event.job().name()) + " failed: "
                            + event.outcome().detail() + "; it is tried again"));
            return true;
        }

        @Override
        public Boolean jobFinished(JobFinished event) {
            running.remove(name(event.job()));
            var snapshot = ledger.job(event.job());
            String detail = event.outcome().status() == Status.FAILED
                    ? ": " + PlainText.word(event.outcome().detail())
                    : "";
            String took = snapshot.duration()
                    .map(time -> style.faint("  " + Style.duration(time)))
                    .orElse("");
            String products = ProductWords.of(event.products());
            print(prefix(event.job()) + style.mark(snapshot) + " "
                    + style.bold(PlainText.word(event.job().name())) + " " + Style.word(snapshot) + detail + took
                    + (products.isEmpty() ? "" : style.faint("  " + products)));
            return true;
        }

        @Override
        public Boolean jobSkipped(JobSkipped event) {
            return false;
        }

        @Override
        public Boolean jobHeld(JobHeld event) {
            return false;
        }

        @Override
        public Boolean pipelineFinished(PipelineFinished event) {
            return false;
        }

        @Override
        public Boolean downstream(Downstream event) {
            if (event.event() instanceof PipelineStarted started) {
                tellOf(event.bridge(), started.plan());
            }
            return event.event()
                    .accept(Objects.requireNonNull(below.get(event.bridge().name()), "it has started"));
        }

        void again(Downstream event) {
            if (event.event() instanceof PipelineStarted started) {
                know(event.bridge(), started.plan());
            } else if (event.event() instanceof Downstream further) {
                Objects.requireNonNull(below.get(event.bridge().name()), "it has started")
                        .again(further);
            }
        }

        private void know(PlannedJob started, PipelinePlan plan) {
            Narrator inner = new Narrator(Optional.of(name(started)), ledger.downstream(started));
            below.put(started.name(), inner);
            inner.makeRoom(plan);
        }

        private void tellOf(PlannedJob started, PipelinePlan plan) {
            know(started, plan);
            print(prefix(started)
                    + style.bold(style.start() + " pipeline"
                            + plan.facts()
                                    .name()
                                    .map(name -> " '" + PlainText.word(name) + "'")
                                    .orElse(""))
                    + style.faint(" (" + Columns.count(plan.jobs().size(), "job") + " in "
                            + Columns.count(plan.stages().size(), "stage") + ")"));
        }
    }
}
