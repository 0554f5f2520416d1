package io.github.cimaven.config.input;

import io.github.cimaven.config.expression.ExpressionParser;
import io.github.cimaven.config.yaml.PlainData;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlScalar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which options and which default an input has, depending on other inputs: those of the first rule that holds. */
final class InputRules {
    private InputRules() {}

    /** The rule that holds for the inputs known so far. */
    static Optional<YamlMap> matching(List<YamlNode> rules, Map<String, @Nullable Object> inputs) {
        return rules.stream()
                .flatMap(rule -> rule.asMap().stream())
                .filter(rule -> rule.specified("if")
                        .map(clause -> holds(clause, inputs))
                        .orElse(true))
                .findFirst();
    }

    private static boolean holds(YamlNode clause, Map<String, @Nullable Object> inputs) {
        return clause.asString()
                .flatMap(text -> ExpressionParser.parse(text).expression())
                .filter(expression -> expression.holdsForInputs(inputs))
                .isPresent();
    }

    /** Whether two values are equal for Ruby: 1 is 1.0, and "1" is neither. */
    static boolean same(YamlNode left, YamlNode right) {
        if (left instanceof YamlList leftList && right instanceof YamlList rightList) {
            return Objects.equals(PlainData.of(leftList), PlainData.of(rightList));
        }
        Optional<BigDecimal> leftNumber = number(left);
        Optional<BigDecimal> rightNumber = number(right);
        return leftNumber.isPresent() && rightNumber.isPresent()
                ? leftNumber.get().compareTo(rightNumber.get()) == 0
                : Objects.equals(PlainData.of(left), PlainData.of(right));
    }

    private static Optional<BigDecimal> number(YamlNode node) {
        Object value = node instanceof YamlScalar scalar ? scalar.value() : null;
        if (value instanceof BigInteger whole) {
            return Optional.of(new BigDecimal(whole));
        }
        return value instanceof Double number && Double.isFinite(number)
                ? Optional.of(BigDecimal.valueOf(number))
                : Optional.empty();
    }

    /** Everything but null and false. */
    static boolean isTrue(YamlNode node) {
        return !node.isNull() && !(node instanceof YamlScalar scalar && Boolean.FALSE.equals(scalar.value()));
    }
}
