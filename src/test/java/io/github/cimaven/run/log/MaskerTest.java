package io.github.cimaven.run.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MaskerTest {
    private static String masked(List<String> secrets, String text, int... chunks) {
        return masked(Secrets.of(secrets), text, chunks);
    }

    private static String masked(Secrets secrets, String text, int... chunks) {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        Masker masker = new Masker(secrets, sink::write);
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

    private static String masked(String text) {
        return masked(List.of(), text);
    }

    @Test
    void tokensOfGitLabAreToldByTheirBeginning() {
        assertThat(masked("glpat-abc_DEF-1.2= and more, aglpat-x\n"))
                .isEqualTo("glpat-[MASKED] and more, aglpat-[MASKED]\n");
        assertThat(masked("glrt-t1_x gldt-y _gitlab_session=0a9 glcbt-64_z"))
                .isEqualTo("glrt-[MASKED] gldt-[MASKED] _gitlab_session=[MASKED] glcbt-[MASKED]");
        assertThat(masked("glpat-aglpat-b")).isEqualTo("glpat-[MASKED]");
        assertThat(masked("glpat- is how it begins, glpa-x is nothing, gglpat-x is"))
                .isEqualTo("glpat- is how it begins, glpa-x is nothing, gglpat-[MASKED] is");
    }

    @Test
    void tokensOfOtherKindsStayIfTheJobWantsIt() {
        assertThat(masked(new Secrets(List.of(), false), "glpat-abc gldt-abc")).isEqualTo("glpat-[MASKED] gldt-abc");
    }

    @Test
    void parametersThatLetSomebodyInAreMasked() {
        assertThat(masked("GET http://x/?private_token=abc&page=2&X-AMZ-Signature=0a/9% HTTP/1.1"))
                .isEqualTo("GET http://x/?private_token=[MASKED]&page=2&X-AMZ-Signature=[MASKED] HTTP/1.1");
        assertThat(masked("?rss_token=&a=b ?x-amz-security-token=a??x-amz-credential=b\nc"))
                .isEqualTo("?rss_token=[MASKED]&a=b ?x-amz-security-token=[MASKED]??x-amz-credential=[MASKED]\nc");
        assertThat(masked("private_token=a ?a_private_token=b &private_token c ?private_token_is_too_long=d"))
                .isEqualTo("private_token=a ?a_private_token=b &private_token c ?private_token_is_too_long=d");
    }

    @Test
    void passwordsInWebAddressesAreMasked() {
        assertThat(masked("clone https://user:pa@ss@host:80/a:b@c and http://host:8080/ end"))
                .isEqualTo("clone https://user:[MASKED]@host:80/a:b@c and http://host:8080/ end");
        assertThat(masked("ssh://git@host:22/x redis://:secret@host"))
                .isEqualTo("ssh://git@host:22/x redis://:[MASKED]@host");
        assertThat(masked("http://[::1]:80/ ::://u:p@h c:/users a://b:c"))
                .isEqualTo("http://[::1]:80/ ::://u:[MASKED]@h c:/users a://b:c");
    }

    @Test
    void aVariableInAWebAddressIsNoPassword() {
        assertThat(masked("$ git clone https://ci:${TOKEN}@host/x https://ci:$TOKEN@host https://ci:$a.b@host"))
                .isEqualTo("$ git clone https://ci:${TOKEN}@host/x https://ci:$TOKEN@host https://ci:[MASKED]@host");
    }

    @Test
    void aTraceShowsASecretInQuotesAndIsMaskedToo() {
        Secrets secrets = Secrets.of(List.of("it's 2 $ecret")).quotedToo();
        assertThat(masked(secrets, "+ X='it'\\''s 2 $ecret' it's 2 $ecret")).isEqualTo("+ X='[MASKED]' [MASKED]");
    }

    @Test
    void aSecretThatNeverEndsCostsNoMemory() {
        long[] written = {0};
        Masker masker = new Masker(Secrets.of(List.of("00000000")), (bytes, offset, length) -> written[0] += length);
        byte[] zeros = "0".repeat(1 << 16).getBytes(UTF_8);
        for (int i = 0; i < 2000; i++) {
            masker.write(zeros, 0, zeros.length);
        }
        masker.end();
        assertThat(written[0]).isEqualTo("[MASKED]".length());
    }

    /** Whatever kinds of secrets meet, the cuts between the writes make no difference. */
    @Test
    void everyChunkingOfEveryKindGivesTheSameOutput() {
        List<String> words = List.of(
                "glpat-",
                "glp",
                "gl",
                "_gitlab_session=",
                "a",
                "?",
                "&",
                "private_token",
                "=",
                "://",
                ":",
                "/",
                "@",
                "u",
                " ",
                "\n",
                "secret",
                "sec",
                "$",
                "{",
                "}",
                "ä");
        Random random = new Random(7);
        for (int round = 0; round < 5000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(20); i > 0; i--) {
                text.append(words.get(random.nextInt(words.size())));
            }
            Secrets secrets = Secrets.of(List.of("secret", "ets"));
            String whole = masked(secrets, text.toString());
            int length = text.toString().getBytes(UTF_8).length;
            int[] single = new int[length];
            Arrays.fill(single, 1);
            assertThat(masked(secrets, text.toString(), single)).as("%s", text).isEqualTo(whole);
            int first = random.nextInt(length + 1);
            assertThat(masked(secrets, text.toString(), first, random.nextInt(length - first + 1)))
                    .as("%s", text)
                    .isEqualTo(whole);
            assertThat(whole).doesNotContain("secret");
        }
    }

    @Test
    void aSecretBecomesAMask() {
        assertThat(masked(List.of("secret"), "my secret, your secret.")).isEqualTo("my [MASKED], your [MASKED].");
    }

    @Test
    void aSecretInTwoWritesIsOne() {
        assertThat(masked(List.of("secret"), "my secret", 5)).isEqualTo("my [MASKED]");
    }

    @Test
    void theBeginningOfASecretIsNone() {
        assertThat(masked(List.of("secret"), "my sec")).isEqualTo("my sec");
        assertThat(masked(List.of("secret"), "secsecret")).isEqualTo("sec[MASKED]");
    }

    @Test
    void theLongestOfSeveralSecretsCounts() {
        assertThat(masked(List.of("pass", "password"), "password pass passwort"))
                .isEqualTo("[MASKED] [MASKED] [MASKED]wort");
    }

    @Test
    void aSecretThatOverlapsItselfLeaksNothing() {
        assertThat(masked(List.of("abab"), "xababab.")).isEqualTo("x[MASKED].");
        assertThat(masked(List.of("aaaa"), "aaaaaa")).isEqualTo("[MASKED]");
    }

    @Test
    void twoSecretsInARowStayTwo() {
        assertThat(masked(List.of("secret"), "secretsecret")).isEqualTo("[MASKED][MASKED]");
    }

    @Test
    void secretsThatOverlapBecomeOneMask() {
        assertThat(masked(List.of("abcd", "cdef"), "abcdef")).isEqualTo("[MASKED]");
        assertThat(masked(List.of("bc", "abcd"), "xabcdx abc")).isEqualTo("x[MASKED]x a[MASKED]");
    }

    @Test
    void aLineBreakWithinASecretDoesNotSaveIt() {
        assertThat(masked(List.of("line one\nline two"), "> line one\nline two <"))
                .isEqualTo("> [MASKED] <");
    }

    @Test
    void blankSecretsAreNone() {
        assertThat(masked(List.of("", "  "), "a  b")).isEqualTo("a  b");
    }

    /** However the text is cut, the output is the same, and every secret of it is gone. */
    @Test
    void everyChunkingGivesTheSameOutput() {
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
            Arrays.fill(single, 1);
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
