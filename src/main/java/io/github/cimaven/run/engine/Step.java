package io.github.cimaven.run.engine;

import io.github.cimaven.run.log.Section;

/**
 * The steps of a job, each a section of its log, by GitLab Runner's names.
 *
 * @see <a href="https://gitlab.com/gitlab-org/gitlab-runner/-/blob/main/common/build.go">GitLab Runner's build.go</a>
 */
enum Step {
    PREPARE_EXECUTOR("prepare_executor", "Preparing the \"%s\" executor", false),
    PREPARE_SCRIPT("prepare_script", "Preparing environment", false),
    GET_SOURCES("get_sources", "Getting source from Git repository", false),
    RESTORE_CACHE("restore_cache", "Restoring cache", true),
    DOWNLOAD_ARTIFACTS("download_artifacts", "Downloading artifacts", true),
    SCRIPT("step_script", "Executing \"step_script\" stage of the job script", false),
    RELEASE("step_release", "Executing \"step_release\" stage of the job script", true),
    AFTER_SCRIPT("after_script", "Running after_script", true),
    ARCHIVE_CACHE("archive_cache", "Saving cache for successful job", true),
    ARCHIVE_CACHE_ON_FAILURE("archive_cache_on_failure", "Saving cache for failed job", true),
    UPLOAD_ARTIFACTS("upload_artifacts_on_success", "Uploading artifacts for successful job", true),
    UPLOAD_ARTIFACTS_ON_FAILURE("upload_artifacts_on_failure", "Uploading artifacts for failed job", true),
    CLEANUP("cleanup_file_variables", "Cleaning up project directory and file based variables", false);

    private final String word;
    private final String title;
    private final boolean shown;

    Step(String word, String title, boolean shown) {
        this.word = word;
        this.title = title;
        this.shown = shown;
    }

    /** The runner's name of the step. */
    String word() {
        return word;
    }

    /** @param values of what the title leaves open */
    Section section(Object... values) {
        return new Section(word, RunnerLines.title(String.format(java.util.Locale.ROOT, title, values)), shown);
    }
}
