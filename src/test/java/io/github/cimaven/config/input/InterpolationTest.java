package io.github.cimaven.config.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.SourceText;
import io.github.cimaven.config.source.Trail;
import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.config.yaml.PlainData;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlReader;
import java.io.IOException;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What GitLab makes of headers, values and blocks. */
class InterpolationTest {
    private static final Variables VARIABLES =
            Variables.of(List.of(Variable.of("WHO", "world"), Variable.masked("TOKEN", "secret-token")));

    private static YamlMap map(String name, String yaml) {
        SourceText source = new SourceText(name, yaml);
        return YamlReader.read(source.span(0, yaml.length()))
                .root()
                .flatMap(root -> root.asMap())
                .orElseThrow();
    }

    private static Interpolation.Result filled(String inputs, String content, Map<String, @Nullable Object> given)
            throws IOException {
        ComponentFacts component = new ComponentFacts(
                Optional.of("build"), Optional.of("c".repeat(40)), Optional.empty(), Optional.of("main"));
        Filling filling = new Filling(GivenInputs.fromUser(given), component, VARIABLES, Trail.NONE);
        return Interpolation.of(
                Optional.of(map("header.yml", "spec: {inputs: " + inputs + ", component: [name, version]}")),
                map("content.yml", content),
                filling,
                include -> new SpecIncludes.Result(List.of(), Optional.empty()));
    }

    /** What stands for the value of {@code v}. */
    private static @Nullable Object value(String inputs, String block, Map<String, @Nullable Object> given)
            throws IOException {
        Interpolation.Result result = filled(inputs, "v: '" + block + "'", given);
        assertThat(result.problems()).isEmpty();
        return PlainData.of(result.root().orElseThrow()).get("v");
    }

    private static String error(String inputs, String block, Map<String, @Nullable Object> given) throws IOException {
        Interpolation.Result result = filled(inputs, "v: '" + block + "'", given);
        assertThat(result.root()).isEmpty();
        return result.problems().get(0).message();
    }

    private static Map<String, @Nullable Object> given(String name, @Nullable Object value) {
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        given.put(name, value);
        return given;
    }

    @Test
    void aBlockAloneKeepsTheTypeOfItsValue() throws IOException {
        assertThat(value("{a: {type: number}}", "$[[ inputs.a ]]", given("a", "5")))
                .isEqualTo(BigInteger.valueOf(5));
        assertThat(value("{a: {type: number}}", "$[[ inputs.a ]]", given("a", "2.50")))
                .isEqualTo(2.5);
        assertThat(value("{a: {type: boolean}}", "$[[inputs.a]]", given("a", "true")))
                .isEqualTo(true);
        assertThat(value("{a: {type: array}}", "$[[ inputs.a ]]", given("a", "[1, \"b\"]")))
                .isEqualTo(List.of(BigInteger.ONE, "b"));
        assertThat(value("{a: }", "$[[ inputs.a ]]", given("a", BigInteger.TWO)))
                .isEqualTo("2");
        assertThat(value("{a: {type: number, default: }}", "$[[ inputs.a ]]", Map.of()))
                .isNull();
        assertThat(value("{a: {default: }}", "$[[ inputs.a ]]", Map.of())).isEqualTo("");
    }

    @Test
    void aBlockInTextBecomesText() throws IOException {
        assertThat(value("{a: {type: array}}", "x $[[ inputs.a ]]", given("a", "[1, \"b\", {\"k\": null}]")))
                .isEqualTo("x [1, \"b\", {:k=>nil}]");
        assertThat(value("{i: {default: [1, {k: v}]}}", "x $[[ inputs.i ]]", Map.of()))
                .isEqualTo("x [1, {\"k\"=>\"v\"}]");
        assertThat(value("{a: {type: boolean, default: no}}", "$[[ inputs.a ]]$[[ inputs.a ]]", Map.of()))
                .isEqualTo("falsefalse");
    }

    @Test
    void listsBecomePartOfListsAndKeysAreFilledIn() throws IOException {
        Interpolation.Result result = filled(
                "{a: {type: array, default: [x, [y]]}, n: {default: key}}",
                "{'$[[ inputs.n ]]-1': [1, '$[[ inputs.a ]]', 2], other: ['$[[ inputs.a[1] ]]']}",
                Map.of());
        assertThat(PlainData.of(result.root().orElseThrow()).toString()).isEqualTo("{key-1=[1, x, [y], 2], other=[y]}");
    }

    @Test
    void whatHasNoBlockIsNotCopied() throws IOException {
        YamlMap content = map("content.yml", "{a: {b: [c, 1]}}");
        Interpolation.Result result = Interpolation.of(
                Optional.of(map("header.yml", "spec: {inputs: {a: {default: x}}}")),
                content,
                new Filling(GivenInputs.NONE, ComponentFacts.NONE, VARIABLES, Trail.NONE),
                include -> new SpecIncludes.Result(List.of(), Optional.empty()));
        assertThat(result.root().orElseThrow()).isSameAs(content);
    }

    @Test
    void functionsWorkOneAfterTheOther() throws IOException {
        String inputs =
                "{a: {default: 'hello $WHO, $NOBODY'}, u: {default: 'ä😀öü'}, q: {default: \"it's\\nme\"}, e: {default: ''}}";
        assertThat(value(inputs, "$[[ inputs.a | expand_vars | truncate(6, 5) ]]", Map.of()))
                .isEqualTo("world");
        assertThat(value(inputs, "$[[inputs.a|truncate( 0 ,5)|posix_escape]]", Map.of()))
                .isEqualTo("hello");
        assertThat(value(inputs, "$[[ inputs.a | expand_vars ]]", Map.of())).isEqualTo("hello world, $NOBODY");
        assertThat(value(inputs, "$[[ inputs.u | truncate(1,2) ]]", Map.of())).isEqualTo("😀ö");
        assertThat(value(inputs, "$[[ inputs.u | truncate(9,99999999999) ]]", Map.of()))
                .isEqualTo("");
        assertThat(value(inputs, "$[[ inputs.q | posix_escape ]]", Map.of())).isEqualTo("it\\'s'\n'me");
        assertThat(value(inputs, "$[[ inputs.e | posix_escape ]]", Map.of())).isEqualTo("''");
    }

    @Test
    void functionsRefuseWhatTheyCannotTake() throws IOException {
        String inputs = "{a: {default: x}, n: {type: number, default: 1}, t: {default: $TOKEN}}";
        assertThat(error(inputs, "$[[ inputs.n | truncate(0,1) ]]", Map.of()))
                .isEqualTo(
                        "error in `truncate` function: invalid input type: truncate can only be used with string inputs");
        assertThat(error(inputs, "$[[ inputs.t | expand_vars ]]", Map.of()))
                .isEqualTo(
                        "error in `expand_vars` function: variable expansion error: masked variables cannot be expanded");
        assertThat(error(inputs, "$[[ inputs.a | a | b | c | d ]]", Map.of()))
                .isEqualTo("too many functions in interpolation block");
        assertThat(error(inputs, "$[[ inputs.a | a || truncate(1) ]]", Map.of()))
                .isEqualTo("no function matching `a`: check that the function name, arguments, and types are correct,"
                        + " no function matching ``: check that the function name, arguments, and types are correct,"
                        + " no function matching `truncate(1)`: check that the function name, arguments, and types are"
                        + " correct");
    }

    @Test
    void theWayToAValueIsChecked() throws IOException {
        String inputs = "{a: {type: array, default: [[1, 2], {k: v}]}, my-list: {type: array, default: [1]}}";
        assertThat(value(inputs, "$[[ inputs.a[0][01] ]]", Map.of())).isEqualTo(BigInteger.TWO);
        assertThat(value(inputs, "$[[ inputs.a[1].k ]]", Map.of())).isEqualTo("v");
        assertThat(error(inputs, "$[[ inputs.a[1].l ]]", Map.of()))
                .isEqualTo("unknown interpolation provided: `l` in `inputs.a[1].l`");
        assertThat(error(inputs, "$[[ inputs.a[1][0] ]]", Map.of()))
                .isEqualTo("cannot index into non-array value at [0] in `inputs.a[1][0]`");
        assertThat(error(inputs, "$[[ inputs.a[9999999999] ]]", Map.of()))
                .isEqualTo("array index 9999999999 out of bounds (size: 2) in `inputs.a[9999999999]`");
        assertThat(error(inputs, "$[[ inputs.a[x] ]]", Map.of()))
                .isEqualTo("invalid array index in `inputs.a[x]`: `x` is not a valid index");
        assertThat(error(inputs, "$[[ inputs.a[0 ]]", Map.of()))
                .isEqualTo("invalid array index in `inputs.a[0`: missing closing bracket");
        assertThat(error(inputs, "$[[ inputs.my-list[0] ]]", Map.of()))
                .isEqualTo("invalid array index syntax in `inputs.my-list[0]`");
        assertThat(error(inputs, "$[[ inputs.[0] ]]", Map.of()))
                .isEqualTo("invalid indexed access without a key in `inputs.[0]`");
        assertThat(error(inputs, "$[[ inputs.a[0][0][0][0][0][0] ]]", Map.of()))
                .isEqualTo("too many array indices in `inputs.a[0][0][0][0][0][0]` (maximum depth: 5)");
        assertThat(error(inputs, "$[[ env.HOME ]]", Map.of()))
                .isEqualTo("unknown interpolation provided: `env` in `env.HOME`");
        assertThat(error(inputs, "$[[ inputs." + "a".repeat(1100) + " ]]", Map.of()))
                .isEqualTo("maximum interpolation expression size exceeded");
    }

    @Test
    void componentsKnowWhatTheHeaderAsksFor() throws IOException {
        assertThat(value("{}", "$[[ component.name ]]@$[[ component.version ]]", Map.of()))
                .isEqualTo("build@");
        assertThat(error("{}", "$[[ component.sha ]]", Map.of()))
                .isEqualTo("unknown interpolation provided: `sha` in `component.sha`");
    }

    @Test
    void matrixBlocksWaitForTheirJobs() throws IOException {
        assertThat(value("{a: {default: x}}", "$[[ matrix.OS ]]-$[[ inputs.a ]]", Map.of()))
                .isEqualTo("$[[ matrix.OS ]]-x");
    }

    @Test
    void valuesArePutInAsRubyDoes() {
        assertThat(RubySubstitution.replaceAll("a[X]b[X]c", "[X]", "\\&1")).isEqualTo("a[X]1b[X]1c");
        assertThat(RubySubstitution.replaceAll("a[X]b", "[X]", "\\`\\'\\0\\7\\\\\\n\\"))
                .isEqualTo("aab[X]\\\\n\\b");
    }

    @Test
    void anEmptyTextForAnInputWithRulesCountsAsNotGiven() throws IOException {
        String inputs = "{a: {rules: [{default: x}]}, b: {default: y}}";
        assertThat(value(inputs, "$[[ inputs.a ]]", given("a", ""))).isEqualTo("x");
        assertThat(value(inputs, "$[[ inputs.b ]]", given("b", ""))).isEqualTo("");
        assertThat(value(inputs, "$[[ inputs.b ]]", given("b", null))).isEqualTo("y");
    }

    @Test
    void rulesCompareTypedValues() throws IOException {
        String inputs =
                "{n: {type: number, default: 5}, b: {type: boolean, default: yes}, l: {type: array, default: []},"
                        + " r: {rules: [{if: '$[[ inputs.n ]] == \"5\" || $[[ inputs.l ]]', default: wrong},"
                        + " {if: '$[[ inputs.b ]] == \"true\" && $[[ inputs.n ]] =~ /^5$/', default: right}]}}";
        assertThat(value(inputs, "$[[ inputs.r ]]", Map.of())).isEqualTo("right");
    }

    @Test
    void optionsOfNumbersAreNumbers() throws IOException {
        String inputs = "{n: {type: number, options: [1, '2', 3.0]}}";
        assertThat(value(inputs, "$[[ inputs.n ]]", given("n", "3"))).isEqualTo(BigInteger.valueOf(3));
        assertThat(error(inputs, "x", given("n", "2")))
                .isEqualTo("`n` input: `2` cannot be used because it is not in the list of the allowed options");
        assertThat(error("{b: {type: boolean, default: true, options: [true], regex: x}}", "x", Map.of()))
                .isEqualTo("`b` input: Options can only be used with string and number inputs,"
                        + " `b` input: RegEx validation can only be used with string inputs");
        assertThat(error("{s: {default: true, regex: '['}}", "x", Map.of()))
                .isEqualTo("`s` input: invalid regular expression");
        assertThat(error("{s: {type: , default: a}}", "x", Map.of()))
                .isEqualTo("unknown input specification for `s` (valid types: array, boolean, number, string)");
    }

    @Test
    void theHeaderSaysAtMostThreeThingsAtOnce() throws IOException {
        Interpolation.Result result = filled("{a: 1, b: {type: x, default: 1, options: 2, rules: 3}}", "{}", Map.of());
        assertThat(result.problems().stream().map(Problem::message))
                .containsExactly(
                        "header:spec:inputs:a config should be a hash, header:spec:inputs:a config should be a hash,"
                                + " header:spec:inputs:b input type unknown value: x",
                        "header:spec:inputs:b input options should be an array",
                        "header:spec:inputs:b config these keys cannot be used together: options, rules",
                        "header:spec:inputs:b config these keys cannot be used together: default, rules");
    }

    @Test
    void anEmptyFormOfRules() throws IOException {
        assertThat(error("{s: {rules: []}}", "x", Map.of()))
                .isEqualTo("`s` input: required value has not been provided");
        assertThat(error("{s: {rules: [{}]}}", "x", Map.of())).isEqualTo("`s` input: can't be blank");
        assertThat(error("{my-s: {rules: [{if: 5, default: A}]}}", "x", Map.of()))
                .isEqualTo("header:spec:inputs:my-`s` input: if invalid expression syntax");
        assertThat(error("{s: {rules: [{options: [A], default: B}]}}", "x", Map.of()))
                .isEqualTo("`s` input: default 'b' must be one of the options");
    }

    @Test
    void aValueThatNamesOtherBlocksDoesNotGrowWithoutEnd() throws IOException {
        StringBuilder inputs = new StringBuilder("{");
        StringBuilder blocks = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            inputs.append("i").append(i).append(": {default: \"").append(("$[[ inputs.i" + (i + 1) + " ]]").repeat(9));
            inputs.append("\"}, ");
            blocks.append("$[[ inputs.i").append(i).append(" ]]");
        }
        assertThat(error(inputs + "i20: {default: x}}", blocks.toString(), Map.of()))
                .isEqualTo("config node too large");
    }

    @Test
    void blocksAreFoundAsByGitLabsPattern() {
        Pattern pattern = Pattern.compile(
                "(\\$\\[\\[[\\t\\n\\f\\r ]*([^\\t\\n\\f\\r ][^\\n]*?[^\\t\\n\\f\\r ])[\\t\\n\\f\\r ]*]])");
        Random random = new Random(7);
        String[] parts = {"$", "[", "]", "$[[", "]]", " ", "\n", "a", "b"};
        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(12), 0, parts.length).forEach(part -> text.append(parts[part]));
            assertThat(BlockFinder.in(text.toString()))
                    .as("%s", text)
                    .isEqualTo(pattern.matcher(text)
                            .results()
                            .map(found -> new BlockFinder.Found(found.group(1), found.group(2)))
                            .toList());
        }
    }

    /** Whatever stands in a header, GitLab's answer is a sentence, and so is ours. */
    @Test
    void anyHeaderGetsAnAnswer() throws IOException {
        Random random = new Random(11);
        String[] values = {
            "",
            "a",
            "5",
            "1.5",
            "true",
            "[]",
            "[a, b]",
            "[[a]]",
            "{}",
            "{a: b}",
            "[null]",
            "''",
            "'['",
            "'5'",
            "number",
            "array",
            "boolean",
            "string",
            "[{if: x}]",
            "[{default: 5}]",
            "[{if: '$[[ inputs.b ]]', options: [a], default: a}]"
        };
        String[] keys = {"default", "description", "options", "regex", "type", "rules", "other", "5"};
        for (int i = 0; i < 5_000; i++) {
            StringBuilder inputs = new StringBuilder("{");
            for (String name : List.of("a", "b", "true", "7")) {
                inputs.append(name).append(": {");
                for (int key = random.nextInt(4); key > 0; key--) {
                    inputs.append(keys[random.nextInt(keys.length)]).append(": ");
                    inputs.append(values[random.nextInt(values.length)]).append(", ");
                }
                inputs.append("}, ");
            }
            Object[] given = {"", "a", "5", "[1]", true, BigInteger.ONE, 0.5, List.of("x"), Map.of("x", "y")};
            Interpolation.Result result =
                    filled(inputs + "}", "v: 'x $[[ inputs.a ]]'", given("a", given[random.nextInt(given.length)]));
            assertThat(result.root().isPresent())
                    .isEqualTo(result.problems().stream().noneMatch(Problem::isError));
        }
    }

    @Test
    @Timeout(20)
    void manyOpeningsCostLittle() {
        String text = "$[[ ".repeat(100_000) + "\n" + "$[[a ".repeat(50_000) + "]]";
        assertThat(BlockFinder.in(text)).hasSize(1);
        assertThat(BlockFinder.in("$[[aa\n".repeat(100_000) + "b" + " ".repeat(300_000) + "]]"))
                .hasSize(0);
        assertThat(BlockFinder.in("$[[" + "]] ".repeat(200_000)).size()).isLessThan(2);
    }
}
