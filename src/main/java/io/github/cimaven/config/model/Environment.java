package io.github.cimaven.config.model;

import java.util.Optional;

/**
 * The environment a job deploys to.
 *
 * @param action {@code start} (a deployment), {@code stop}, {@code prepare}, {@code verify} or {@code access}
 * @param tier as it is named; absent where GitLab guesses it from the name
 * @see <a href="https://docs.gitlab.com/ci/yaml/#environment">environment</a>
 */
public record Environment(String name, Optional<String> url, String action, Optional<String> tier) {
    public boolean startsDeployment() {
        return action.equals("start");
    }
}
