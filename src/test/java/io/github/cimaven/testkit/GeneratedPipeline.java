package io.github.cimaven.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A pipeline of thousands of jobs in ten stages, spread over included files, of which GitLab allows 150, with no more than 1 MiB
 * each.
 */
public enum GeneratedPipeline {
    /** Each job has {@code extends}, a rule and the need of a job in the stage before. */
    PLAIN {
        @Override
        String templates() {
            return ".base:\n  image: alpine:3\n  before_script: [./prepare]\n";
        }

        @Override
        String job(int job, String stage, List<String> before) {
            return "job-" + job + ":\n"
                    + "  extends: .base\n"
                    + "  stage: " + stage + "\n"
                    + "  needs: [" + (before.isEmpty() ? "" : before.get(0)) + "]\n"
                    + "  rules:\n"
                    + "    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH\n"
                    + "  script: make part-" + job + "\n";
        }
    },
    /** Each job has {@code extends} over two levels, variables, two rules and the needs of two jobs in the stage before. */
    RICH {
        @Override
        String templates() {
            StringBuilder text = new StringBuilder("variables:\n  RELEASE: $CI_COMMIT_REF_SLUG-$CI_COMMIT_SHORT_SHA\n");
            text.append(".root:\n  retry: 1\n  tags: [linux]\n  artifacts: {paths: [target/]}\n");
            for (int template = 0; template < TEMPLATES; template++) {
                text.append(".template-").append(template).append(":\n  extends: .root\n");
                text.append("  image: alpine:3.").append(template).append('\n');
                text.append("  before_script: [./prepare]\n");
            }
            return text.toString();
        }

        @Override
        String job(int job, String stage, List<String> before) {
            return "job-" + job + ":\n"
                    + "  extends: .template-" + job % TEMPLATES + "\n"
                    + "  stage: " + stage + "\n"
                    + "  needs: [" + String.join(", ", before) + "]\n"
                    + "  variables: {NUMBER: " + job + "}\n"
                    + "  rules:\n"
                    + "    - if: $CI_COMMIT_TAG\n"
                    + "      when: never\n"
                    + "    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH\n"
                    + "  script: make part-" + job + "\n";
        }
    };

    private static final int STAGES = 10;
    private static final int TEMPLATES = 20;
    private static final int JOBS_IN_A_FILE = 2000;

    abstract String templates();

    /** @param before names of the jobs it may need; none in the first stage */
    abstract String job(int job, String stage, List<String> before);

    public void write(Path folder, int jobs) throws IOException {
        Files.createDirectories(folder.resolve("ci"));
        StringBuilder main = new StringBuilder("include:\n");
        for (int first = 0; first < jobs; first += JOBS_IN_A_FILE) {
            String name = "ci/jobs-" + first / JOBS_IN_A_FILE + ".yml";
            main.append("  - ").append(name).append('\n');
            StringBuilder file = new StringBuilder();
            for (int job = first; job < Math.min(jobs, first + JOBS_IN_A_FILE); job++) {
                file.append(job(job, jobs));
            }
            Files.writeString(folder.resolve(name), file);
        }
        main.append("stages:\n");
        for (int stage = 0; stage < STAGES; stage++) {
            main.append("  - stage-").append(stage).append('\n');
        }
        Files.writeString(folder.resolve(".gitlab-ci.yml"), main + templates());
    }

    private String job(int job, int jobs) {
        int inStage = Math.max(1, jobs / STAGES);
        int stage = Math.min(STAGES - 1, job / inStage);
        int before = (stage - 1) * inStage;
        return job(
                job,
                "stage-" + stage,
                stage == 0
                        ? List.of()
                        : List.of("job-" + (before + job % inStage), "job-" + (before + (job + 1) % inStage)));
    }
}
