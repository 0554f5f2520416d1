package io.github.cimaven.run.journal;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;

/** How entries are written as lines and read from them. Who changes what a line holds has to count the version up. */
final class JournalFormat {
    static final int VERSION = 3;

    private static final String TITLE = "ci-maven-plugin-journal";

    private static final Map<String, Class<? extends Entry>> KINDS = kinds();

    private static final Gson GSON = new GsonBuilder()
            .disableHtmlEscaping()
            .registerTypeAdapterFactory(new OptionalValues())
            .registerTypeAdapter(Instant.class, new Text<>(Instant::parse))
            .registerTypeAdapter(Duration.class, new Text<>(Duration::parse))
            .registerTypeAdapter(OptionalInt.class, new OptionalNumber())
            .create();

    private JournalFormat() {}

    private static Map<String, Class<? extends Entry>> kinds() {
        Map<String, Class<? extends Entry>> kinds = new LinkedHashMap<>();
        for (Class<? extends Entry> kind : List.of(
                Entry.Begun.class,
                Entry.Dropped.class,
                Entry.Pending.class,
                Entry.Delayed.class,
                Entry.Started.class,
                Entry.Made.class,
                Entry.Retried.class,
                Entry.Finished.class,
                Entry.Skipped.class,
                Entry.Held.class,
                Entry.Ended.class)) {
            kinds.put(word(kind), kind);
        }
        return kinds;
    }

    private static String word(Class<?> kind) {
        return kind.getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** What the first line says. */
    record Header(int version, String run) {}

    static String header(String run) {
        return TITLE + " " + GSON.toJson(new Header(VERSION, run)) + "\n";
    }

    static String line(Entry entry) {
        return word(entry.getClass()) + " " + GSON.toJson(entry) + "\n";
    }

    /** @throws JsonParseException if the line is none */
    static Header readHeader(String line) {
        Header header = read(TITLE, Header.class, line);
        if (header.version() == VERSION && header.run() == null) {
            throw new JsonParseException("no run");
        }
        return header;
    }

    /** @throws JsonParseException if the line is none */
    static Entry read(String line) {
        String word = line.substring(0, Math.max(0, line.indexOf(' ')));
        Class<? extends Entry> kind = KINDS.get(word);
        if (kind == null) {
            throw new JsonParseException("unknown entry");
        }
        return read(word, kind, line);
    }

    private static <T> T read(String word, Class<T> type, String line) {
        if (!line.startsWith(word + " ")) {
            throw new JsonParseException("not a line that begins with " + word);
        }
        try {
            T entry = GSON.fromJson(JsonParser.parseString(line.substring(word.length() + 1)), type);
            if (entry == null) {
                throw new JsonParseException("nothing");
            }
            return entry;
        } catch (RuntimeException e) {
            // A record that lacks something does not let itself be made, in whatever way.
            throw e instanceof JsonParseException known ? known : new JsonParseException(e);
        }
    }

    /** A value as the text it prints as. */
    private static final class Text<T> extends TypeAdapter<T> {
        private final Function<String, T> parse;

        Text(Function<String, T> parse) {
            this.parse = parse;
        }

        @Override
        public void write(JsonWriter out, T value) throws IOException {
            out.value(value.toString());
        }

        @Override
        public T read(JsonReader in) throws IOException {
            try {
                return parse.apply(in.nextString());
            } catch (java.time.DateTimeException e) {
                throw new JsonParseException(e);
            }
        }
    }

    private static final class OptionalNumber extends TypeAdapter<OptionalInt> {
        @Override
        public void write(JsonWriter out, OptionalInt value) throws IOException {
            out.beginArray();
            if (value.isPresent()) {
                out.value(value.getAsInt());
            }
            out.endArray();
        }

        @Override
        public OptionalInt read(JsonReader in) throws IOException {
            in.beginArray();
            OptionalInt value = in.hasNext() ? OptionalInt.of(in.nextInt()) : OptionalInt.empty();
            in.endArray();
            return value;
        }
    }
}
