package io.github.cimaven.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A pipeline of thousands of jobs in ten stages, each with {@code extends} over two levels, variables, rules and needs of jobs in
 * the stage before. It is spread over included files, of which GitLab allows 150, with no more than 1 MiB each.
 */
public final class GeneratedPipeline {
    private static final int STAGES = 10;
    private static final int TEMPLATES = 20;
    private static final int JOBS_IN_A_FILE = 2000;

    private GeneratedPipeline() {}

    public static void write(Path folder, int jobs) throws IOException {
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
        Files.writeString(folder.resolve(".gitlab-ci.yml"), main + templates());
    }

    private static String templates() {
        StringBuilder text = new StringBuilder("stages:\n");
        for (int stage = 0; stage < STAGES; stage++) {
            text.append("  - stage-").append(stage).append('\n');
        }
        text.append("variables:\n  RELEASE: $CI_COMMIT_REF_SLUG-$CI_COMMIT_SHORT_SHA\n");
        text.append(".root:\n  retry: 1\n  tags: [linux]\n  artifacts: {paths: [target/]}\n");
        for (int template = 0; template < TEMPLATES; template++) {
            text.append(".template-").append(template).append(":\n  extends: .root\n");
            text.append("  image: alpine:3.").append(template).append('\n');
            text.append("  before_script: [./prepare]\n");
        }
        return text.toString();
    }

    private static String job(int job, int jobs) {
        int inStage = Math.max(1, jobs / STAGES);
        int stage = Math.min(STAGES - 1, job / inStage);
        String needs = stage == 0
                ? "[]"
                : "[job-" + ((stage - 1) * inStage + job % inStage) + ", job-"
                        + ((stage - 1) * inStage + (job + 1) % inStage) + "]";
        return "job-" + job + ":\n"
                + "  extends: .template-" + job % TEMPLATES + "\n"
                + "  stage: stage-" + stage + "\n"
                + "  needs: " + needs + "\n"
                + "  variables: {NUMBER: " + job + "}\n"
                + "  rules:\n"
                + "    - if: $CI_COMMIT_TAG\n"
                + "      when: never\n"
                + "    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH\n"
                + "  script: make part-" + job + "\n";
    }
}
