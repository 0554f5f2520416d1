package io.github.cimaven.plan;

import io.github.cimaven.config.variable.GivenVariables;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.git.GitFacts;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a plan depends on besides the configuration.
 *
 * @param id of the run
 * @param event that GitLab would have created the pipeline for
 * @param project the name of the folder, for want of a remote
 * @param user who is logged in to this machine
 * @param git absent outside a git checkout
 * @param given of the pipeline: the level that wins over all others
 * @param tree the project's files
 * @param timeout of jobs that name none
 * @param deployStages stages whose jobs are deployments
 * @param origin the bridge that starts it; absent for the user's own pipeline
 */
public record PipelineContext(
        long id,
        Event event,
        String configPath,
        String project,
        String user,
        Optional<GitFacts> git,
        GivenVariables given,
        ProjectTree tree,
        Duration timeout,
        Set<String> deployStages,
        Optional<Origin> origin) {
    /** Of the user's own pipeline. */
    public PipelineContext(
            long id,
            Event event,
            String configPath,
            String project,
            String user,
            Optional<GitFacts> git,
            GivenVariables given,
            ProjectTree tree,
            Duration timeout,
            Set<String> deployStages) {
        this(id, event, configPath, project, user, git, given, tree, timeout, deployStages, Optional.empty());
    }

    /**
     * The bridge that starts a pipeline.
     *
     * @param source {@code CI_PIPELINE_SOURCE} of what it starts
     * @param pipeline its own pipeline's id
     * @param job its own id
     */
    public record Origin(String source, long pipeline, long job) {
        /** Of a child pipeline. */
        public static final String PARENT = "parent_pipeline";
    }

    /**
     * @param source {@code CI_PIPELINE_SOURCE}; {@code tag} stands for the push of a tag
     * @param branch absent: the branch checked out
     * @param targetBranch of a merge request; absent: the default branch
     */
    public record Event(String source, Optional<String> branch, Optional<String> tag, Optional<String> targetBranch) {
        public boolean mergeRequest() {
            return source.equals("merge_request_event");
        }
    }

    private static final String NO_COMMIT = "0".repeat(40);

    /** The tag of a tag pipeline: named by the event, or found at the commit when the event is {@code tag}. */
    public Optional<String> tag() {
        boolean pushedTag = event.source().equals("tag");
        return event.tag().or(() -> pushedTag ? git.flatMap(GitFacts::tag) : Optional.empty());
    }

    /** The branch that the event is about; a detached HEAD counts as the default branch. */
    public String branch() {
        return event.branch().or(() -> git.flatMap(GitFacts::branch)).orElseGet(this::defaultBranch);
    }

    public String defaultBranch() {
        return git.map(GitFacts::defaultBranch).orElse("main");
    }

    /** The branch that a merge request goes to. */
    public String targetBranch() {
        return event.targetBranch().orElseGet(this::defaultBranch);
    }

    /** The same with the project's files. */
    public PipelineContext with(ProjectTree files) {
        return new PipelineContext(
                id, event, configPath, project, user, git, given, files, timeout, deployStages, origin);
    }

    /**
     * That of a pipeline which a bridge of this one starts in the same project: for the same commit, with other variables.
     *
     * @param variables of the pipeline
     */
    public PipelineContext below(long childId, Origin bridge, Variables variables) {
        return new PipelineContext(
                childId,
                event,
                configPath,
                project,
                user,
                git,
                new GivenVariables(variables, given.project()),
                tree,
                timeout,
                deployStages,
                Optional.of(bridge));
    }

    /** Whether the ref counts as protected: the default branch does, as on a project that GitLab has just created. */
    public boolean protectedRef() {
        return tag().isEmpty() && branch().equals(defaultBranch()) && !guessesBranch();
    }

    /** Whether {@link #branch()} is the default branch only because none is checked out and none was named. */
    public boolean guessesBranch() {
        return event.branch().isEmpty()
                && git.filter(facts -> facts.branch().isEmpty()).isPresent();
    }

    /** Variables from outside of the configuration, for the pipeline as a whole. */
    public Variables variables() {
        return given.in(Optional.empty(), protectedRef());
    }

    /** Variables from outside of the configuration, for a job of an environment. */
    public Variables variables(Optional<String> environment) {
        return given.in(environment, protectedRef());
    }

    /** {@code CI_COMMIT_REF_NAME}. */
    public String ref() {
        return tag().orElseGet(this::branch);
    }

    /** 40 digits, zeros where there is no commit. */
    public String sha() {
        return git.flatMap(GitFacts::head).map(GitFacts.Commit::sha).orElse(NO_COMMIT);
    }

    /** {@code CI_PIPELINE_SOURCE}. */
    public String source() {
        return origin.map(Origin::source).orElseGet(this::eventSource);
    }

    /** What the first pipeline comes from: GitLab says {@code push} for a pushed tag too. */
    public String eventSource() {
        return event.source().equals("tag") ? "push" : event.source();
    }
}
