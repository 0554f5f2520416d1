package io.github.cimaven.config.keyword;

import io.github.cimaven.config.model.Parallel;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlScalar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/**
 * {@code parallel} of a job, and of a need that means some of a job's permutations.
 *
 * @param numbers whether a number of equal jobs may be asked for
 * @see <a href="https://docs.gitlab.com/ci/yaml/#parallel">parallel</a>
 */
record ParallelKeyword(boolean numbers) implements Keyword<Parallel> {
    static final int MOST_JOBS = 200;
    static final ParallelKeyword OF_JOB = new ParallelKeyword(true);
    static final ParallelKeyword OF_BRIDGE = new ParallelKeyword(false);

    private static final KeywordTable KEYS = KeywordTable.named("parallel:").actsUpon("matrix");

    @Override
    public String name() {
        return "parallel";
    }

    @Override
    public Parallel read(YamlNode value, Site site) {
        Site here = site.at(name(), value);
        if (value instanceof YamlMap map) {
            return matrix(map, here);
        }
        Optional<BigDecimal> number = value.asScalar().flatMap(ParallelKeyword::number);
        if (number.isEmpty()) {
            here.shape(
                    value,
                    "should be an integer or a hash",
                    value.asString()
                            .filter(text -> text.matches("\\d+"))
                            .map(text -> "write the number without quotes"));
            return Parallel.NONE;
        }
        checkNumber(number.get(), value, here);
        return here.clean() ? Parallel.times(number.get().intValueExact()) : Parallel.NONE;
    }

    private void checkNumber(BigDecimal number, YamlNode value, Site here) {
        if (!(((YamlScalar) value).value() instanceof BigInteger)) {
            here.config(value, "must be an integer");
        } else if (number.signum() <= 0) {
            here.config(value, "must be greater than or equal to 1");
        } else if (number.compareTo(BigDecimal.valueOf(MOST_JOBS)) > 0) {
            here.config(value, "must be less than or equal to " + MOST_JOBS);
        }
        if (!numbers) {
            here.config(value, "cannot use \"parallel: <number>\".");
        }
    }

    private static Optional<BigDecimal> number(YamlScalar scalar) {
        if (scalar.value() instanceof BigInteger whole) {
            return Optional.of(new BigDecimal(whole));
        }
        return scalar.value() instanceof Double ? Optional.of(BigDecimal.ZERO) : Optional.empty();
    }

    private static Parallel matrix(YamlMap map, Site here) {
        KEYS.check(map, here);
        if (!map.has("matrix")) {
            here.config(map, "missing required keys: matrix");
        }
        return map.specified("matrix")
                .filter(value -> here.clean())
                .map(value -> new MatrixKeyword().read(value, here))
                .orElse(Parallel.NONE);
    }
}
