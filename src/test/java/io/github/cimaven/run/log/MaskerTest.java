package io.github.cimaven.run.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MaskerTest {
    private static String masked(List<String> secrets, String text, int... chunks) throws IOException {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        Masker masker = new Masker(secrets, sink);
        byte[] bytes = text.getBytes(UTF_8);
        int start = 0;
        for (int size : chunks) {
            masker.write(bytes, start, size);
            start += size;
        }
        masker.write(bytes, start, bytes.length - start);
        masker.end();
        return sink.toString(UTF_8);
    }

    @Test
    void aSecretBecomesAMask() throws IOException {
        assertThat(masked(List.of("secret"), "my secret, your secret.")).isEqualTo("my [MASKED], your [MASKED].");
    }

    @Test
    void aSecretInTwoWritesIsOne() throws IOException {
        assertThat(masked(List.of("secret"), "my secret", 5)).isEqualTo("my [MASKED]");
    }

    @Test
    void theBeginningOfASecretIsNone() throws IOException {
        assertThat(masked(List.of("secret"), "my sec")).isEqualTo("my sec");
        assertThat(masked(List.of("secret"), "secsecret")).isEqualTo("sec[MASKED]");
    }

    @Test
    void theLongestOfSeveralSecretsCounts() throws IOException {
        assertThat(masked(List.of("pass", "password"), "password pass passwort"))
                .isEqualTo("[MASKED] [MASKED] [MASKED]wort");
    }

    @Test
    void aSecretThatOverlapsItselfLeaksNothing() throws IOException {
        assertThat(masked(List.of("abab"), "xababab.")).isEqualTo("x[MASKED].");
        assertThat(masked(List.of("aaaa"), "aaaaaa")).isEqualTo("[MASKED]");
    }

    @Test
    void twoSecretsInARowStayTwo() throws IOException {
        assertThat(masked(List.of("secret"), "secretsecret")).isEqualTo("[MASKED][MASKED]");
    }

    @Test
    void secretsThatOverlapBecomeOneMask() throws IOException {
        assertThat(masked(List.of("abcd", "cdef"), "abcdef")).isEqualTo("[MASKED]");
        assertThat(masked(List.of("bc", "abcd"), "xabcdx abc")).isEqualTo("x[MASKED]x a[MASKED]");
    }

    @Test
    void aLineBreakWithinASecretDoesNotSaveIt() throws IOException {
        assertThat(masked(List.of("line one\nline two"), "> line one\nline two <"))
                .isEqualTo("> [MASKED] <");
    }

    @Test
    void blankSecretsAreNone() throws IOException {
        assertThat(masked(List.of("", "  "), "a  b")).isEqualTo("a  b");
    }

    /** However the text is cut, the output is the same, and every secret of it is gone. */
    @Test
    void everyChunkingGivesTheSameOutput() throws IOException {
        Random random = new Random(42);
        for (int round = 0; round < 3000; round++) {
            List<String> secrets = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(3); i++) {
                secrets.add(word(random, 1 + random.nextInt(5)));
            }
            String text = word(random, random.nextInt(40));
            String whole = masked(secrets, text);
            assertThat(whole).as("%s in %s", secrets, text).isEqualTo(covered(secrets, text));
            int first = random.nextInt(text.length() + 1);
            int second = random.nextInt(text.length() - first + 1);
            assertThat(masked(secrets, text, first, second))
                    .as("%s in %s", secrets, text)
                    .isEqualTo(whole);
            int[] single = new int[text.length()];
            java.util.Arrays.fill(single, 1);
            assertThat(masked(secrets, text, single))
                    .as("%s in %s", secrets, text)
                    .isEqualTo(whole);
        }
    }

    private static String word(Random random, int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append((char) ('a' + random.nextInt(3)));
        }
        return word.toString();
    }

    /** The slow and obvious way: mark what is secret, then write a mask for each run of overlapping finds. */
    private static String covered(List<String> secrets, String text) {
        StringBuilder out = new StringBuilder();
        int position = 0;
        while (position < text.length()) {
            int end = position;
            for (int start = position; start < Math.max(end, position + 1); start++) {
                for (String secret : secrets) {
                    if (text.startsWith(secret, start)) {
                        end = Math.max(end, start + secret.length());
                    }
                }
            }
            if (end > position) {
                out.append("[MASKED]");
                position = end;
            } else {
                out.append(text.charAt(position++));
            }
        }
        return out.toString();
    }
}
