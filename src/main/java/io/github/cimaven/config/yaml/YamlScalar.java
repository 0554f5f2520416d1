package io.github.cimaven.config.yaml;

import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.source.Trail;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A single value.
 *
 * @param value a String, Boolean, {@link java.math.BigInteger}, Double, {@link RubySymbol}, or null; of a key also a
 *     list or map in a form of its own
 */
public record YamlScalar(@Nullable Object value, Span span, Trail trail) implements YamlNode {
    private static final double SCIENTIFIC_FROM = 1e16;
    private static final double SCIENTIFIC_BELOW = 1e-4;

    public static YamlScalar text(String text, Span span) {
        return new YamlScalar(text, span, Trail.NONE);
    }

    @Override
    public boolean isNull() {
        return value == null;
    }

    @Override
    public YamlScalar via(Trail newTrail) {
        return new YamlScalar(value, span, newTrail);
    }

    /** The value as Ruby writes it, which is how GitLab turns numbers and booleans into text; null is empty. */
    public String text() {
        if (value == null) {
            return "";
        }
        return value instanceof Double number ? text(number) : value.toString();
    }

    /** A number as Ruby writes it. */
    public static String text(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "Infinity" : "-Infinity";
        }
        double size = Math.abs(number);
        if (size == 0) {
            return Double.toString(number); // With its sign.
        }
        if (size >= SCIENTIFIC_FROM || size < SCIENTIFIC_BELOW) {
            String text = Double.toString(number).replace("E-", "e-").replace("E", "e+");
            return text.replaceFirst("e([+-])(\\d)$", "e$10$2");
        }
        String plain = new BigDecimal(Double.toString(number)).toPlainString();
        return plain.contains(".") ? plain : plain + ".0";
    }
}
