package io.github.cimaven.config.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlSecretsTest {
    @ParameterizedTest
    @CsvSource({
        "https://me:pass@host/a.yml, https://me:xxxx@host/a.yml",
        "https://:pass@host/a.yml, https://:xxxx@host/a.yml",
        "https://glpat-1@host/a.yml, https://xxxxxxx@host/a.yml",
        "https://me:p@ss@host/a.yml, https://me:xxxx@host/a.yml",
        "see https://a:b@h and http://c:d@h!, see https://a:x@h and http://c:x@h!",
        "https://h/a.yml?private_token=abc&ref=main, https://h/a.yml?private_token=xxx&ref=main",
        "https://h/a.yml?ref=main&X-Amz-Signature=0af#x, https://h/a.yml?ref=main&X-Amz-Signature=xxx#x",
        "https://h/a.yml?JOB_TOKEN=a%2Fb, https://h/a.yml?JOB_TOKEN=xxxxx"
    })
    void hidesWhatGivesAccess(String text, String shown) {
        assertThat(UrlSecrets.hidden(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://host/a.yml?ref=main",
                "https://host/@scope/a.yml",
                "mail me@host, see https://host",
                "https://host?mail=me@host",
                "https://host#me@host",
                "'https://host',me@host",
                "echo $URL?token=x",
                "needs: [a]"
            })
    void leavesTheRestAlone(String text) {
        assertThat(UrlSecrets.hidden(text)).isEqualTo(text);
    }
}
