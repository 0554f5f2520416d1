package io.github.cimaven.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Adds to a configuration what is long, deep or often repeated, up to a thousand times. */
public final class LongMutation {
    /** Each link of a chain of references is a list in a list when it is written out: the text grows with the square. */
    private static final int LONGEST_CHAIN = 64;

    private final Random random;

    public LongMutation(Random random) {
        this.random = random;
    }

    public byte[] of(byte[] content) {
        int size = 1 << random.nextInt(11);
        return (new String(content, UTF_8) + "\n" + addition(size)).getBytes(UTF_8);
    }

    private String addition(int size) {
        return switch (random.nextInt(12)) {
            case 0 -> "k".repeat(16 * size) + ": {script: x, needs: [" + "n".repeat(16 * size) + "]}\n";
            case 1 -> "deep: {script: " + "[".repeat(size) + "x" + "]".repeat(size) + "}\n";
            case 2 -> "deep:\n" + times(size, i -> " ".repeat(Math.min(i, 300) + 1) + "a" + i + ":\n");
            case 3 ->
                "items: {script: [" + times(size, i -> "echo " + i + ", ") + "], tags: [" + times(size, i -> "t, ")
                        + "]}\n";
            case 4 -> "pattern: {script: x, rules: [{if: '$A =~ /" + times(size, i -> "(a|b" + i + ")*") + "/'}]}\n";
            case 5 ->
                "expression: {script: x, rules: [{if: '" + times(size, i -> "($A == \"" + i + "\" || ") + "$B'}]}\n";
            case 6 ->
                times(size, i -> ".a" + i + ": &a" + i + " {script: [x]}\n")
                        + times(size, i -> "j" + i + ": {<<: *a" + i + ", needs: [j" + (i + 1) + "]}\n");
            case 7 ->
                ".l0: &l0 [x, x]\n"
                        + times(size, i -> ".l" + (i + 1) + ": &l" + (i + 1) + " [*l" + i + ", *l" + i + "]\n");
            case 8 ->
                times(
                        Math.min(size, LONGEST_CHAIN),
                        i -> "x" + i + ": {extends: .x" + (i + 1) + "}\n.x" + i + ": {extends: .x" + (i + 1)
                                + ", script: [!reference [.x" + (i + 1) + ", script]]}\n");
            case 9 -> "globs: {script: x, rules: [{changes: ['" + times(size, i -> "{a,b}*") + "']}]}\n";
            case 10 ->
                "variables: {" + times(size, i -> "V" + i + ": \"$V" + (i + 1) + "$V" + (i + 1) + "\", ") + "}\n"
                        + "values: {script: x, environment: $V0}\n";
            default ->
                "twice: {" + times(size, i -> "script: [x], ") + "}\n" + "t: {script: x, stage: " + "é🚀".repeat(size)
                        + "}\n";
        };
    }

    private static String times(int count, IntFunction<String> part) {
        return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining());
    }
}
