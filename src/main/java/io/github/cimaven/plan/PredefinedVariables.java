package io.github.cimaven.plan;

import io.github.cimaven.config.model.Environment;
import io.github.cimaven.config.model.Instance;
import io.github.cimaven.config.model.Job;
import io.github.cimaven.config.variable.Expansion;
import io.github.cimaven.config.variable.Slug;
import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.git.GitFacts;
import io.github.cimaven.git.RemoteUrl;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The predefined variables that GitLab knows when it creates a pipeline, with the values that they have on this machine. Those
 * that only a running job has are the engine's.
 *
 * @see <a href="https://docs.gitlab.com/ci/variables/predefined_variables/">Predefined CI/CD variables</a>
 */
public final class PredefinedVariables {
    /** The server whose behaviour this is. */
    private static final String VERSION = "18.11.0";

    private static final String PAGES = "gitlab.io";
    private static final String PROJECT_ID = "1";
    private static final int TITLE = 100;
    private static final int LONGEST_MESSAGE = 100 * 1024;

    private final Map<String, Variable> values = new LinkedHashMap<>();
    private final PipelineContext context;
    private @Nullable RemoteUrl project;

    private PredefinedVariables(PipelineContext context) {
        this.context = context;
    }

    /** Where the project is on its server; jobs do not ask. */
    private RemoteUrl project() {
        RemoteUrl known = project;
        if (known == null) {
            known = context.git()
                    .flatMap(GitFacts::remoteUrl)
                    .flatMap(RemoteUrl::parse)
                    .orElseGet(() -> new RemoteUrl("https", "gitlab.com", "", "local/" + context.project()));
            project = known;
        }
        return known;
    }

    public static Variables ofPipeline(PipelineContext context) {
        PredefinedVariables predefined = new PredefinedVariables(context);
        predefined.pipeline();
        predefined.server();
        predefined.ref();
        predefined.commit();
        predefined.user();
        return new Variables(predefined.values);
    }

    /**
     * @param environmentName variables filled in; absent for a job without environment
     * @param known all other variables of the job, for the names in {@code environment:url}
     */
    static Variables ofJob(PipelineContext context, Job job, Optional<String> environmentName, Variables known) {
        PredefinedVariables predefined = new PredefinedVariables(context);
        predefined.put("CI_JOB_NAME", job.name());
        predefined.put("CI_JOB_NAME_SLUG", Slug.of(job.name()));
        predefined.put("CI_JOB_GROUP_NAME", JobNames.group(job.name()));
        predefined.put("CI_JOB_STAGE", job.stage());
        predefined.put(
                "CI_NODE_TOTAL",
                Integer.toString(job.instance().map(Instance::total).orElse(1)));
        job.instance().ifPresent(instance -> predefined.put("CI_NODE_INDEX", Integer.toString(instance.index())));
        job.environment()
                .ifPresent(environment -> predefined.environment(environment, environmentName.orElse(""), known));
        return new Variables(predefined.values);
    }

    private void put(String name, String value) {
        values.put(name, Variable.raw(name, value));
    }

    private void pipeline() {
        put("CI", "true");
        put("GITLAB_CI", "true");
        put("GITLAB_FEATURES", "");
        put("CI_PIPELINE_IID", Long.toString(context.id()));
        put("CI_PIPELINE_SOURCE", context.source());
        put("CI_CONFIG_PATH", context.configPath());
        put("CI_TEMPLATE_REGISTRY_HOST", "registry.gitlab.com");
        put(
                "CI_CONFIG_REF_URI",
                project().host() + "/" + project().path() + "//" + context.configPath() + "@" + fullRef());
        context.origin().ifPresent(bridge -> {
            put("CI_UPSTREAM_PIPELINE_ID", Long.toString(bridge.pipeline()));
            put("CI_UPSTREAM_PROJECT_ID", PROJECT_ID);
            put("CI_UPSTREAM_JOB_ID", Long.toString(bridge.job()));
        });
        if (context.source().equals("trigger")) {
            put("CI_PIPELINE_TRIGGERED", "true");
        }
    }

    private String fullRef() {
        return (context.tag().isPresent() ? "refs/tags/" : "refs/heads/") + context.ref();
    }

    /** Where GitLab would publish the project's pages; a project that has the name of that place is its home page. */
    private void pages(String path, String rootNamespace) {
        String hostname =
                (rootNamespace.isEmpty() ? Slug.of(path) : rootNamespace.toLowerCase(Locale.ROOT)) + "." + PAGES;
        String rest = path.substring(rootNamespace.length()).replaceFirst("^/", "");
        put("CI_PAGES_DOMAIN", PAGES);
        put("CI_PAGES_HOSTNAME", hostname);
        put("CI_PAGES_URL", "https://" + hostname + (rest.equalsIgnoreCase(hostname) ? "" : "/" + rest));
    }

    private void server() {
        put("CI_SERVER", "yes");
        put("CI_SERVER_NAME", "GitLab");
        put("CI_SERVER_HOST", project().host());
        put(
                "CI_SERVER_FQDN",
                project().host()
                        + (project().port().isEmpty() ? "" : ":" + project().port()));
        put("CI_SERVER_PORT", port());
        put("CI_SERVER_PROTOCOL", project().protocol());
        put("CI_SERVER_URL", project().server());
        put("CI_SERVER_SHELL_SSH_HOST", project().host());
        put("CI_SERVER_SHELL_SSH_PORT", "22");
        String[] version = VERSION.split("\\.", 3);
        put("CI_SERVER_VERSION", VERSION);
        put("CI_SERVER_VERSION_MAJOR", version[0]);
        put("CI_SERVER_VERSION_MINOR", version[1]);
        put("CI_SERVER_VERSION_PATCH", version[2]);
        put("CI_SERVER_REVISION", "local");
        put("CI_API_V4_URL", project().server() + "/api/v4");
        put("CI_API_GRAPHQL_URL", project().server() + "/api/graphql");
        projectFacts();
    }

    private String port() {
        return project().port().isEmpty()
                ? project().protocol().equals("http") ? "80" : "443"
                : project().port();
    }

    private void projectFacts() {
        String path = project().path();
        String name = path.substring(path.lastIndexOf('/') + 1);
        String namespace = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
        String rootNamespace = path.contains("/") ? path.substring(0, path.indexOf('/')) : "";
        put("CI_PROJECT_ID", PROJECT_ID);
        put("CI_PROJECT_NAME", name);
        put("CI_PROJECT_TITLE", name);
        put("CI_PROJECT_DESCRIPTION", "");
        put("CI_PROJECT_PATH", path);
        put("CI_PROJECT_PATH_SLUG", Slug.of(path));
        put("CI_PROJECT_NAMESPACE", namespace);
        put("CI_PROJECT_NAMESPACE_ID", "1");
        put("CI_PROJECT_NAMESPACE_SLUG", Slug.of(namespace));
        put("CI_PROJECT_ROOT_NAMESPACE", rootNamespace);
        put("CI_PROJECT_ROOT_NAMESPACE_SLUG", Slug.of(rootNamespace));
        put("CI_PROJECT_URL", project().server() + "/" + path);
        put("CI_PROJECT_TOPICS", "");
        put("CI_PROJECT_REPOSITORY_LANGUAGES", "");
        put("CI_PROJECT_VISIBILITY", "private");
        put("CI_PROJECT_CLASSIFICATION_LABEL", "");
        pages(path, rootNamespace);
        context.variables()
                .get("CI_REGISTRY")
                .ifPresent(
                        registry -> put("CI_REGISTRY_IMAGE", registry.value() + "/" + path.toLowerCase(Locale.ROOT)));
    }

    private void ref() {
        put("CI_DEFAULT_BRANCH", context.defaultBranch());
        put("CI_DEFAULT_BRANCH_SLUG", Slug.of(context.defaultBranch()));
        put("CI_COMMIT_REF_NAME", context.ref());
        put("CI_COMMIT_REF_SLUG", Slug.of(context.ref()));
        put("CI_COMMIT_REF_PROTECTED", Boolean.toString(context.protectedRef()));
        if (context.tag().isPresent()) {
            put("CI_COMMIT_TAG", context.tag().get());
            context.tree().tagMessage(context.tag().get()).ifPresent(message -> put("CI_COMMIT_TAG_MESSAGE", message));
        } else if (context.event().mergeRequest()) {
            new MergeRequestVariables(context, project()).all().forEach(this::put);
        } else {
            put("CI_COMMIT_BRANCH", context.branch());
        }
    }

    private void commit() {
        put("CI_COMMIT_SHA", context.sha());
        put("CI_COMMIT_SHORT_SHA", context.sha().substring(0, 8));
        boolean pushed = context.eventSource().equals("push") && context.tag().isEmpty();
        put("CI_COMMIT_BEFORE_SHA", (pushed ? context.tree().base() : Optional.<String>empty()).orElse("0".repeat(40)));
        context.git().flatMap(GitFacts::head).ifPresent(commit -> {
            String title = commit.message().lines().findFirst().orElse("");
            String rest = commit.message().substring(title.length()).strip();
            put("CI_COMMIT_TITLE", title);
            boolean tooLong = commit.message().length() > LONGEST_MESSAGE;
            put("CI_COMMIT_MESSAGE", tooLong ? commit.message().substring(0, LONGEST_MESSAGE) : commit.message());
            put("CI_COMMIT_MESSAGE_IS_TRUNCATED", Boolean.toString(tooLong));
            put("CI_COMMIT_DESCRIPTION", title.length() < TITLE ? rest : commit.message());
            put("CI_COMMIT_AUTHOR", commit.author());
            put(
                    "CI_COMMIT_TIMESTAMP",
                    DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                            commit.timestamp().atOffset(ZoneOffset.UTC)));
        });
    }

    private void user() {
        put("GITLAB_USER_ID", "1");
        put("GITLAB_USER_LOGIN", context.user());
        put("GITLAB_USER_NAME", context.git().flatMap(GitFacts::userName).orElse(context.user()));
        context.git().flatMap(GitFacts::userEmail).ifPresent(email -> put("GITLAB_USER_EMAIL", email));
    }

    private void environment(Environment environment, String name, Variables known) {
        put("CI_ENVIRONMENT_NAME", name);
        put("CI_ENVIRONMENT_ID", "1");
        put("CI_ENVIRONMENT_SLUG", Slug.ofEnvironment(name));
        put("CI_ENVIRONMENT_ACTION", environment.action());
        Variables withName = known.with(new Variables(values));
        put(
                "CI_ENVIRONMENT_TIER",
                environment
                        .tier()
                        .map(tier -> Expansion.serverText(tier, withName))
                        .orElseGet(() -> tier(name)));
        environment.url().ifPresent(url -> put("CI_ENVIRONMENT_URL", Expansion.serverText(url, withName)));
    }

    /** GitLab's guess by the name. */
    private static String tier(String name) {
        String word = name.toLowerCase(Locale.ROOT);
        if (word.matches(".*(dev|review|trunk).*")) {
            return "development";
        } else if (word.matches(".*(test|tst|int|ac(ce|)pt|qa|qc|control|quality).*")) {
            return "testing";
        } else if (word.matches(".*(st(a|)g|mod(e|)l|pre|demo|non).*")) {
            return "staging";
        }
        return word.matches(".*(pr(o|)d|live).*") ? "production" : "other";
    }
}
