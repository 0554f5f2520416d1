package io.github.cimaven.config.keyword;

import io.github.cimaven.config.model.Parallel;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlScalar;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code parallel:matrix}: entries of variables whose values are chosen from.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#parallelmatrix">parallel:matrix</a>
 */
final class MatrixKeyword implements Keyword<Parallel> {
    @Override
    public String name() {
        return "matrix";
    }

    @Override
    public Parallel read(YamlNode value, Site site) {
        Site here = site.at(name(), value);
        if (!(value instanceof YamlList list) || !list.items().stream().allMatch(YamlMap.class::isInstance)) {
            here.config(value, "should be an array of hashes");
            return Parallel.NONE;
        }
        List<Map<String, List<String>>> entries = new ArrayList<>();
        for (YamlNode item : list.items()) {
            entries.add(entry((YamlMap) item, here.at("variables", item)));
        }
        if (!withinLimit(entries)) {
            here.config(value, "generates too many jobs (maximum is " + ParallelKeyword.MOST_JOBS + ")");
        }
        return here.valid() ? Parallel.of(entries) : Parallel.NONE;
    }

    private static Map<String, List<String>> entry(YamlMap map, Site here) {
        map.entries().values().stream()
                .filter(entry -> !isVariable(entry))
                .findFirst()
                .ifPresent(wrong -> here.report(
                        isTextOrInteger(wrong.key())
                                ? wrong.value().span()
                                : wrong.key().span(),
                        "config",
                        "should be a hash of key value pairs, value can be an array",
                        Optional.of("only texts and whole numbers can be chosen from; quote anything else")));
        if (map.names().isEmpty()) {
            here.config(map, "requires at least 1 items");
        }
        Map<String, List<String>> entry = new LinkedHashMap<>();
        map.entries().forEach((name, named) -> entry.put(name, values(named.value())));
        return entry;
    }

    private static boolean isVariable(YamlMap.Entry entry) {
        boolean values = entry.value() instanceof YamlList list
                ? list.items().stream().allMatch(MatrixKeyword::isTextOrInteger)
                : isTextOrInteger(entry.value());
        return values && isTextOrInteger(entry.key());
    }

    private static boolean isTextOrInteger(YamlNode value) {
        return value instanceof YamlScalar scalar
                && (scalar.asWord().isPresent() || scalar.value() instanceof BigInteger);
    }

    /** Also of a value of the wrong kind, which still counts as jobs; a map counts its pairs. */
    private static List<String> values(YamlNode value) {
        if (value instanceof YamlList list) {
            return list.items().stream().map(MatrixKeyword::text).toList();
        }
        if (value instanceof YamlMap map) {
            return List.copyOf(map.names());
        }
        return value.isNull() ? List.of() : List.of(text(value));
    }

    private static String text(YamlNode value) {
        return value.asScalar().map(YamlScalar::text).orElse("");
    }

    private static boolean withinLimit(List<Map<String, List<String>>> entries) {
        BigInteger jobs = BigInteger.ZERO;
        for (Map<String, List<String>> entry : entries) {
            BigInteger product = BigInteger.ONE;
            for (List<String> values : entry.values()) {
                product = product.multiply(BigInteger.valueOf(values.size()));
            }
            jobs = jobs.add(product);
        }
        return jobs.compareTo(BigInteger.valueOf(ParallelKeyword.MOST_JOBS)) <= 0;
    }
}
