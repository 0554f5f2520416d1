package io.github.cimaven.config.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * The events of a long text, which a thread of its own parses while those before are made use of; those of a short one are parsed
 * as they are asked for. What is wrong with the text is told where it stands among the events. For one thread.
 */
final class ParsedAhead implements Parser, AutoCloseable {
    /** In characters; below, a thread costs more than it saves. */
    private static final int LONG = 50_000;

    private static final int BATCH = 256;

    private final Parser source;
    private final BlockingQueue<Batch> batches = new LinkedBlockingQueue<>();
    private final @Nullable Thread thread;
    private volatile boolean closed;
    private Batch batch = new Batch(List.of(), null);
    private int next;

    /** @param fault what came in the place of further events */
    private record Batch(List<Event> events, @Nullable RuntimeException fault) {}

    private ParsedAhead(Parser source, boolean ahead) {
        this.source = source;
        this.thread = ahead ? new Thread(this::parse, "yaml-parser") : null;
    }

    static boolean isLong(String text) {
        return text.length() > LONG;
    }

    /** What was begun before, if it was; else it begins now. */
    static ParsedAhead of(String text) {
        return YamlAhead.taken(text).orElseGet(() -> begun(text));
    }

    static ParsedAhead begun(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        ParsedAhead events = new ParsedAhead(new ParserImpl(new StreamReader(text), options), isLong(text));
        if (events.thread != null) {
            events.thread.setDaemon(true);
            events.thread.start();
        }
        return events;
    }

    private void parse() {
        boolean over = false;
        while (!over && !closed) {
            List<Event> events = new ArrayList<>(BATCH);
            RuntimeException fault = null;
            try {
                while (events.size() < BATCH && !over) {
                    Event event = source.getEvent();
                    events.add(event);
                    over = event.is(Event.ID.StreamEnd);
                }
            } catch (RuntimeException e) {
                fault = e;
                over = true;
            } catch (Error e) { // Whoever waits is to hear of it.
                fault = new IllegalStateException(e);
                over = true;
            }
            batches.add(new Batch(events, fault));
        }
    }

    @Override
    public Event peekEvent() {
        if (thread == null) {
            return source.peekEvent();
        }
        while (next == batch.events().size()) {
            if (batch.fault() != null) {
                throw batch.fault();
            }
            batch = nextBatch();
            next = 0;
        }
        return batch.events().get(next);
    }

    /** The text is bounded, so that its end is always near; who interrupts meanwhile is heard afterwards. */
    private Batch nextBatch() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    Batch found = batches.poll(1, TimeUnit.SECONDS);
                    if (found != null) {
                        return found;
                    }
                    if (thread == null || !thread.isAlive() && batches.isEmpty()) {
                        throw new IllegalStateException("the parser has ended without a result");
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public Event getEvent() {
        if (thread == null) {
            return source.getEvent();
        }
        Event event = peekEvent();
        next++;
        return event;
    }

    @Override
    public boolean checkEvent(Event.ID kind) {
        return peekEvent().is(kind);
    }

    /** Nothing is parsed any more. */
    @Override
    public void close() {
        closed = true;
    }
}
