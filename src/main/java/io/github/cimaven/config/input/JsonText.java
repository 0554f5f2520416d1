package io.github.cimaven.config.input;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.github.cimaven.config.yaml.PlainData;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlScalar;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Text that stands for a number, a truth value or a list, as an input from a command line or a form does. */
final class JsonText {
    /** No number of a configuration is longer; to read it would cost time. */
    private static final int LONGEST_NUMBER = 1000;

    private JsonText() {}

    /** Absent when the text is no JSON. */
    static Optional<YamlNode> read(YamlScalar scalar) {
        JsonReader reader = new JsonReader(new StringReader(scalar.text()));
        reader.setStrictness(Strictness.STRICT);
        try {
            if (scalar.text().isBlank()) {
                return Optional.empty();
            }
            JsonElement element = JsonParser.parseReader(reader);
            return reader.peek() == JsonToken.END_DOCUMENT && !isEndless(element)
                    ? Optional.of(PlainData.node(plain(element), scalar.span(), scalar.trail()))
                    : Optional.empty();
        } catch (JsonParseException | IOException notJson) {
            return Optional.empty(); // Then it is just text, which the type check judges.
        }
    }

    private static boolean isEndless(JsonElement element) {
        return element.isJsonPrimitive() && element.getAsString().length() > LONGEST_NUMBER;
    }

    private static @Nullable Object plain(JsonElement element) {
        if (element instanceof JsonArray list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.forEach(item -> items.add(plain(item)));
            return items;
        }
        if (element instanceof JsonObject map) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            map.asMap().forEach((name, value) -> values.put(name, plain(value)));
            return values;
        }
        return element.isJsonNull() ? null : primitive(element);
    }

    private static Object primitive(JsonElement element) {
        if (element.getAsJsonPrimitive().isBoolean()) {
            return element.getAsBoolean();
        }
        String text = element.getAsString();
        if (!element.getAsJsonPrimitive().isNumber() || text.length() > LONGEST_NUMBER) {
            return text;
        }
        return text.matches("-?\\d+") ? (Object) new BigInteger(text) : Double.valueOf(text);
    }
}
