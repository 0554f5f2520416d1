package io.github.cimaven.config.expression;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RegexLiteralTest {
    /** As GitLab writes it. */
    private static final Pattern GITLAB = Pattern.compile("/(?:[^/\\n]|\\\\/)+[^\\\\\\n]/[ismU]*");

    @Test
    void endsWhereGitLabsPatternEnds() {
        Random random = new Random(18_11);
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder("/");
            int length = random.nextInt(9);
            for (int unit = 0; unit < length; unit++) {
                text.append("//\\\\ai\n".charAt(random.nextInt(7)));
            }
            Matcher matcher = GITLAB.matcher(text);
            assertThat(RegexLiteral.end(text.toString(), 0))
                    .as(text.toString())
                    .isEqualTo(matcher.lookingAt() ? matcher.end() : -1);
        }
    }

    @Test
    void aLongPatternNeedsNoDeepStack() {
        String body = "a\\/".repeat(100_000);
        assertThat(RegexLiteral.end("x /" + body + "b/i", 2)).isEqualTo(body.length() + 6);
        assertThat(RegexLiteral.end("/" + body, 0)).isEqualTo(-1);
    }
}
