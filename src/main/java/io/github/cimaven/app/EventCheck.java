package io.github.cimaven.app;

import io.github.cimaven.config.source.DidYouMean;
import io.github.cimaven.git.GitFacts;
import java.util.List;
import java.util.Optional;

/** Whether GitLab knows such an event as the user asks about. */
final class EventCheck {
    private static final String MERGE_REQUEST = "merge_request_event";
    private static final String TAG = "tag";

    /** Values of {@code CI_PIPELINE_SOURCE}, and the push of a tag. */
    private static final List<String> SOURCES = List.of(
            "push",
            MERGE_REQUEST,
            TAG,
            "schedule",
            "web",
            "api",
            "trigger",
            "pipeline",
            "parent_pipeline",
            "chat",
            "webide",
            "external",
            "external_pull_request_event",
            "ondemand_dast_scan",
            "ondemand_dast_validation",
            "security_orchestration_policy",
            "container_registry_push",
            "duo_workflow");

    private EventCheck() {}

    /** @param facts absent outside of a checkout */
    static void require(Settings.Event event, Optional<GitFacts> facts) throws ConfigurationException {
        String source = event.source();
        if (!SOURCES.contains(source)) {
            throw new ConfigurationException("ci.source=" + source + " is no event that GitLab knows; "
                    + SOURCES.stream()
                            .filter(known -> source.length() > 2 && known.startsWith(source))
                            .findFirst()
                            .or(() -> DidYouMean.nearest(source, SOURCES))
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse("it can be " + String.join(", ", SOURCES) + "."));
        }
        if (event.branch().isPresent() && (event.tag().isPresent() || source.equals(TAG))) {
            throw new ConfigurationException("A pipeline is of a branch or of a tag: ci.branch="
                    + event.branch().get() + " does not go with "
                    + event.tag().map(tag -> "ci.tag=" + tag).orElse("ci.source=tag") + ".");
        }
        if (event.tag().isPresent() && source.equals(MERGE_REQUEST)) {
            throw new ConfigurationException("A merge request is of a branch: ci.tag="
                    + event.tag().get() + " does not go with ci.source=" + MERGE_REQUEST + ".");
        }
        if (source.equals(TAG)
                && event.tag().or(() -> facts.flatMap(GitFacts::tag)).isEmpty()) {
            throw new ConfigurationException(
                    "ci.source=tag: no tag stands at the commit that is checked out; -Dci.tag=NAME names one.");
        }
    }

    /** What has no effect, or not the one that was meant; one line each. */
    static List<String> warnings(Settings.Event event, boolean knowsTarget) {
        if (event.targetBranch().isEmpty()) {
            return List.of();
        }
        String target = "ci.targetBranch=" + event.targetBranch().get();
        if (!event.source().equals(MERGE_REQUEST)) {
            return List.of(
                    target + " has no effect: only a merge request has a target (-Dci.source=" + MERGE_REQUEST + ")");
        }
        return knowsTarget
                ? List.of()
                : List.of(target
                        + " is no branch that this checkout knows, so nobody knows what the merge request changes"
                        + "; git fetch may bring it");
    }
}
