package io.github.cimaven.app.include;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.git.RemoteUrl;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who gets the caller's token. */
class ApiTokensTest {
    private static final Map<String, String> BOTH = Map.of("GITLAB_TOKEN", "mine", "CI_JOB_TOKEN", "job");

    private static Map<String, String> told(String remote, Map<String, String> environment, String address) {
        return new ApiTokens(RemoteUrl.parse(remote), environment).headers(URI.create(address));
    }

    @Test
    void theApiOfTheProjectsOwnServer() {
        String address = "https://gitlab.example.com/api/v4/projects/1/repository/files/ci.yml/raw";
        for (String remote :
                List.of("git@gitlab.example.com:group/own.git", "https://gitlab.example.com/group/own.git")) {
            assertThat(told(remote, BOTH, address)).containsExactly(Map.entry("PRIVATE-TOKEN", "mine"));
        }
        assertThat(told("git@gitlab.example.com:group/own.git", Map.of("CI_JOB_TOKEN", "job"), address))
                .containsExactly(Map.entry("JOB-TOKEN", "job"));
        assertThat(told("git@gitlab.example.com:group/own.git", Map.of("GITLAB_TOKEN", " "), address))
                .isEmpty();
    }

    @Test
    void nobodyElse() {
        for (String address : List.of(
                "https://gitlab.example.com/group/own/-/raw/main/ci.yml",
                "https://gitlab.example.com/api/v4/../../evil.yml",
                "https://gitlab.example.com:8443/api/v4/x.yml",
                "http://gitlab.example.com/api/v4/x.yml",
                "https://example.com/api/v4/x.yml",
                "https://gitlab.example.com.evil.org/api/v4/x.yml",
                "https://gitlab.example.com@evil.org/api/v4/x.yml")) {
            assertThat(told("git@gitlab.example.com:group/own.git", BOTH, address))
                    .as(address)
                    .isEmpty();
        }
        assertThat(told("/srv/own.git", BOTH, "https://gitlab.com/api/v4/x.yml"))
                .isEmpty();
    }

    @Test
    void aJobOfThisPluginHasNoTokenForAnybody() {
        Map<String, String> inside = Map.of("CI_JOB_TOKEN", "local-1", "CI_MAVEN_RUN", "run-1");
        assertThat(told("git@gitlab.example.com:group/own.git", inside, "https://gitlab.example.com/api/v4/x.yml"))
                .isEmpty();
    }

    @Test
    void theSameServerInOtherLetters() {
        assertThat(told(
                        "https://GitLab.Example.com:443/group/own.git",
                        BOTH,
                        "https://gitlab.example.COM/api/v4/x.yml"))
                .containsEntry("PRIVATE-TOKEN", "mine");
    }

    @Test
    void aServerOnAPortOfItsOwn() {
        assertThat(told("http://localhost:8080/group/own.git", BOTH, "http://localhost:8080/api/v4/x.yml"))
                .containsEntry("PRIVATE-TOKEN", "mine");
    }
}
