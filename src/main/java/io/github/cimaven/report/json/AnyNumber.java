package io.github.cimaven.report.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializationContext;
import com.google.gson.JsonSerializer;
import io.github.cimaven.config.yaml.YamlScalar;
import java.lang.reflect.Type;

/** Numbers of YAML in JSON, which has none that are infinite or undefined: these are texts. */
final class AnyNumber implements JsonSerializer<Double> {
    @Override
    public JsonElement serialize(Double number, Type type, JsonSerializationContext context) {
        boolean finite = !number.isNaN() && !number.isInfinite();
        return finite ? new JsonPrimitive(number) : new JsonPrimitive(YamlScalar.text(number));
    }
}
