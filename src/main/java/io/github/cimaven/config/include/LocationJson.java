package io.github.cimaven.config.include;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.cimaven.config.yaml.PlainData;
import io.github.cimaven.config.yaml.YamlMap;

/** An item of an include as Rails writes it in JSON, which is how GitLab quotes it. */
final class LocationJson {
    private static final Gson PLAIN = new GsonBuilder()
            .disableHtmlEscaping()
            .serializeNulls()
            .serializeSpecialFloatingPointValues()
            .create();

    private LocationJson() {}

    static String of(YamlMap item) {
        return PLAIN.toJson(PlainData.of(item))
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }
}
