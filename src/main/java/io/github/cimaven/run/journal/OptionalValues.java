package io.github.cimaven.run.journal;

import com.google.gson.Gson;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes what may be absent as an array of one value or none. */
final class OptionalValues implements TypeAdapterFactory {
    @Override
    @SuppressWarnings("unchecked") // The type was asked for.
    public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
        if (!type.getRawType().equals(Optional.class) || !(type.getType() instanceof ParameterizedType of)) {
            return null;
        }
        TypeAdapter<?> value = gson.getAdapter(TypeToken.get(of.getActualTypeArguments()[0]));
        return (TypeAdapter<T>) new OfValue<>(value);
    }

    private static final class OfValue<T> extends TypeAdapter<Optional<T>> {
        private final TypeAdapter<T> adapter;

        OfValue(TypeAdapter<T> adapter) {
            this.adapter = adapter;
        }

        @Override
        public void write(JsonWriter out, Optional<T> value) throws IOException {
            out.beginArray();
            if (value.isPresent()) {
                adapter.write(out, value.get());
            }
            out.endArray();
        }

        @Override
        public Optional<T> read(JsonReader in) throws IOException {
            in.beginArray();
            Optional<T> value = in.hasNext() ? Optional.of(adapter.read(in)) : Optional.empty();
            in.endArray();
            return value;
        }
    }
}
