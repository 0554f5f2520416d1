package io.github.cimaven.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Ways to spoil the text of a configuration, from a single byte to a whole line. */
public final class Mutation {
    private static final List<String> SNIPPETS = List.of(
            "*x",
            "&x ",
            "<<: *x",
            "!reference [a, b]",
            "!reference [.rules, main]",
            "[",
            "]",
            "{",
            "}",
            ":",
            ": ",
            "- ",
            "\t",
            "\0",
            "\uFEFF",
            "🚀",
            "\u2028",
            "\r",
            "|",
            ">-",
            "\"",
            "'",
            "#",
            "%",
            "@",
            "---\n",
            "...\n",
            "? ",
            "~",
            "$[[ inputs.x ]]",
            "$[[ inputs.environment | expand_vars | truncate(0,1) ]]",
            "$",
            "${",
            "=~ /",
            "!~",
            "&& ",
            "|| (",
            "\n",
            "\n\n  ");
    private static final List<String> WORDS = List.of(
            "null",
            "~",
            "true",
            "no",
            "0",
            "-1",
            "1e400",
            "0777",
            "12:30:45",
            "2024-01-01",
            ".inf",
            ".nan",
            "99999999999999999999",
            "''",
            "\"\"",
            "[]",
            "{}",
            "[[[]]]",
            "[null]",
            "{a: {b: c}}",
            "script",
            "needs",
            "rules",
            "extends",
            "stage",
            ".pre",
            ".post",
            "never",
            "manual",
            "delayed",
            "parallel",
            "matrix",
            "default",
            "include",
            "workflow",
            "trigger",
            "on_stop",
            "image",
            "inherit",
            "cache",
            "variables",
            "$CI_COMMIT_BRANCH",
            "/[/",
            "**/*",
            "!!str x",
            "!!binary YQ==",
            "spec",
            "inputs",
            "local");

    private final Random random;

    public Mutation(Random random) {
        this.random = random;
    }

    public byte[] of(byte[] content) {
        if (content.length == 0) {
            return snippet().getBytes(UTF_8);
        }
        return switch (random.nextInt(4)) {
            case 0 -> bytes(content);
            case 1 -> tokens(new String(content, UTF_8)).getBytes(UTF_8);
            default -> lines(new String(content, UTF_8)).getBytes(UTF_8);
        };
    }

    private byte[] bytes(byte[] content) {
        int from = random.nextInt(content.length);
        int to = Math.min(content.length, from + 1 + random.nextInt(1 << random.nextInt(8)));
        byte[] part = Arrays.copyOfRange(content, from, to);
        return switch (random.nextInt(5)) {
            case 0 -> spliced(content, from, to, new byte[0]);
            case 1 -> spliced(content, from, from, part);
            case 2 -> spliced(content, from, from, new byte[] {(byte) random.nextInt(256)});
            case 3 -> spliced(content, from, from + 1, new byte[] {(byte) (content[from] ^ 1 << random.nextInt(8))});
            default -> spliced(content, from, from, snippet().getBytes(UTF_8));
        };
    }

    private static byte[] spliced(byte[] content, int from, int to, byte[] with) {
        byte[] result = new byte[content.length - (to - from) + with.length];
        System.arraycopy(content, 0, result, 0, from);
        System.arraycopy(with, 0, result, from, with.length);
        System.arraycopy(content, to, result, from + with.length, content.length - to);
        return result;
    }

    /** A word takes the place of another one: of the same file, or one that means something to GitLab or to YAML. */
    private String tokens(String text) {
        String[] parts = text.split("(?<=\\W)|(?=\\W)", -1);
        List<Integer> words = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].matches("\\w+")) {
                words.add(i);
            }
        }
        if (words.isEmpty()) {
            return text + snippet();
        }
        int changed = words.get(random.nextInt(words.size()));
        parts[changed] = switch (random.nextInt(4)) {
            case 0 -> parts[words.get(random.nextInt(words.size()))];
            case 1 -> parts[changed] + snippet();
            default -> WORDS.get(random.nextInt(WORDS.size()));
        };
        return String.join("", parts);
    }

    private String lines(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int line = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        switch (random.nextInt(7)) {
            case 0 -> lines.remove(line);
            case 1 -> lines.add(other, lines.get(line));
            case 2 -> lines.set(line, lines.set(other, lines.get(line)));
            case 3 -> lines.set(line, "  " + lines.get(line));
            case 4 -> lines.set(line, lines.get(line).replaceFirst("^ {1,2}", ""));
            case 5 -> lines.add(line, indentation(lines.get(line)) + word() + ": " + word());
            default -> lines.set(line, lines.get(line).replaceFirst(":.*", ": " + word().replace("$", "\\$")));
        }
        return String.join("\n", lines);
    }

    private static String indentation(String line) {
        return line.substring(0, line.length() - line.stripLeading().length());
    }

    private String snippet() {
        return SNIPPETS.get(random.nextInt(SNIPPETS.size()));
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }
}
