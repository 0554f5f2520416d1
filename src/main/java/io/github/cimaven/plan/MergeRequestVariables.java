package io.github.cimaven.plan;

import io.github.cimaven.git.GitFacts;
import io.github.cimaven.git.RemoteUrl;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is predefined for the pipeline of a merge request, here of one with the number 1 from the branch checked out, whose title
 * and description are those of the commit. Labels, milestone and assignees are nobody's, so these have no variables.
 *
 * @see <a href="https://docs.gitlab.com/ci/variables/predefined_variables/#predefined-variables-for-merge-request-pipelines">Predefined
 *     variables for merge request pipelines</a>
 */
final class MergeRequestVariables {
    private static final int LONGEST_DESCRIPTION = 2700;

    private final Map<String, String> values = new LinkedHashMap<>();

    MergeRequestVariables(PipelineContext context, RemoteUrl project) {
        String path = project.path();
        String url = project.server() + "/" + path;
        values.put("CI_MERGE_REQUEST_ID", "1");
        values.put("CI_MERGE_REQUEST_IID", "1");
        values.put("CI_MERGE_REQUEST_EVENT_TYPE", "detached");
        values.put("CI_MERGE_REQUEST_REF_PATH", "refs/merge-requests/1/head");
        values.put("CI_MERGE_REQUEST_DRAFT", "false");
        values.put("CI_MERGE_REQUEST_SQUASH_ON_MERGE", "false");
        values.put("CI_MERGE_REQUEST_PROJECT_ID", "1");
        values.put("CI_MERGE_REQUEST_PROJECT_PATH", path);
        values.put("CI_MERGE_REQUEST_PROJECT_URL", url);
        values.put("CI_MERGE_REQUEST_SOURCE_PROJECT_ID", "1");
        values.put("CI_MERGE_REQUEST_SOURCE_PROJECT_PATH", path);
        values.put("CI_MERGE_REQUEST_SOURCE_PROJECT_URL", url);
        values.put("CI_MERGE_REQUEST_SOURCE_BRANCH_NAME", context.branch());
        values.put("CI_MERGE_REQUEST_SOURCE_BRANCH_PROTECTED", Boolean.toString(context.protectedRef()));
        values.put("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA", "");
        values.put("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", context.targetBranch());
        values.put(
                "CI_MERGE_REQUEST_TARGET_BRANCH_PROTECTED",
                Boolean.toString(context.targetBranch().equals(context.defaultBranch())));
        values.put("CI_MERGE_REQUEST_TARGET_BRANCH_SHA", "");
        values.put("CI_MERGE_REQUEST_DIFF_ID", "1");
        context.tree().base().ifPresent(sha -> values.put("CI_MERGE_REQUEST_DIFF_BASE_SHA", sha));
        context.git()
                .flatMap(GitFacts::head)
                .map(GitFacts.Commit::message)
                .filter(message -> !message.isBlank())
                .ifPresent(this::text);
    }

    private void text(String message) {
        String title = message.lines().findFirst().orElse("");
        String description = message.substring(title.length()).strip();
        boolean tooLong = description.length() > LONGEST_DESCRIPTION;
        values.put("CI_MERGE_REQUEST_TITLE", title);
        values.put(
                "CI_MERGE_REQUEST_DESCRIPTION", tooLong ? description.substring(0, LONGEST_DESCRIPTION) : description);
        values.put("CI_MERGE_REQUEST_DESCRIPTION_IS_TRUNCATED", Boolean.toString(tooLong));
    }

    /** By name. */
    Map<String, String> all() {
        return Collections.unmodifiableMap(values);
    }
}
