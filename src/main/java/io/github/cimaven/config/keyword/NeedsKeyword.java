package io.github.cimaven.config.keyword;

import io.github.cimaven.config.model.Need;
import io.github.cimaven.config.model.Parallel;
import io.github.cimaven.config.yaml.YamlList;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlScalar;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code needs}: the jobs a job waits for instead of the stages before its own, and jobs of other pipelines whose artifacts it
 * takes.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#needs">needs</a>
 */
final class NeedsKeyword implements Keyword<Optional<List<Need>>> {
    private static final String OF_JOBS = "job";
    private static final String OF_PIPELINES = "cross_dependency";
    private static final int MOST_PIPELINES = 5;

    private final boolean pipelines;

    private NeedsKeyword(boolean pipelines) {
        this.pipelines = pipelines;
    }

    /** Of a job, which can also take artifacts of other pipelines. */
    static NeedsKeyword ofJob() {
        return new NeedsKeyword(true);
    }

    /** Of a bridge or a rule: jobs of the same pipeline only. */
    static NeedsKeyword ofJobsOnly() {
        return new NeedsKeyword(false);
    }

    @Override
    public String name() {
        return "needs";
    }

    @Override
    public Optional<List<Need>> read(YamlNode value, Site site) {
        Site here = site.at(name(), value);
        checkShape(value, here);
        if (!here.clean()) {
            return Optional.empty();
        }
        List<YamlNode> items = Values.givenItems(value);
        for (YamlNode item : items) {
            NeedKind.of(item).check(item, here.at("need", item));
        }
        checkKinds(items, value, here);
        if (!here.valid()) {
            return Optional.empty();
        }
        List<Need> needs = new ArrayList<>();
        for (YamlNode item : items) {
            NeedKind kind = NeedKind.of(item);
            if (kind == NeedKind.TEXT || kind == NeedKind.JOB) {
                need(item, here).ifPresent(needs::add);
            }
        }
        return Optional.of(needs);
    }

    private static void checkShape(YamlNode value, Site here) {
        if (!(value instanceof YamlList || value instanceof YamlMap)) {
            here.report(
                    value.span(),
                    "config",
                    "can only be a hash or an array",
                    value.asString().map(name -> "write it as a list: [" + name + "]"));
        }
        if (value instanceof YamlMap map && map.names().isEmpty()) {
            here.config(value, "can not be an empty hash");
        }
        for (YamlNode item : value instanceof YamlList list ? list.items() : List.of(value)) {
            if (countsJobs(item)) {
                here.config(item, "cannot use \"parallel: <number>\".");
                return;
            }
        }
    }

    private static boolean countsJobs(YamlNode item) {
        return item instanceof YamlMap map
                && map.get("parallel").orElse(item) instanceof YamlScalar scalar
                && (scalar.value() instanceof BigInteger || scalar.value() instanceof Double);
    }

    private void checkKinds(List<YamlNode> items, YamlNode value, Site here) {
        List<YamlNode> others = new ArrayList<>();
        for (YamlNode item : items) {
            if (NeedKind.of(item).crossesPipelines()) {
                others.add(item);
            }
        }
        if (others.isEmpty()) {
            return;
        }
        if (!pipelines) {
            here.config(others.get(0), "uses invalid types: " + OF_PIPELINES);
        }
        for (NeedKind kind : List.of(NeedKind.PIPELINE, NeedKind.PROJECT)) {
            if (others.stream().filter(item -> NeedKind.of(item) == kind).count() > MOST_PIPELINES) {
                here.config(value, "must be less than or equal to " + MOST_PIPELINES);
            }
        }
    }

    private static Optional<Need> need(YamlNode item, Site site) {
        if (!(item instanceof YamlMap map)) {
            return item.asString().map(name -> new Need(name, true, false, item.span()));
        }
        Site muted = site.muted();
        Optional<YamlNode> job = map.specified("job");
        return job.flatMap(YamlNode::asString)
                .map(name -> new Need(
                        name,
                        artifacts(map),
                        map.specified("optional").flatMap(Values::bool).orElse(false),
                        map.get("parallel")
                                .map(value ->
                                        value.isNull() ? Parallel.NONE : ParallelKeyword.OF_JOB.read(value, muted)),
                        job.get().span()));
    }

    private static boolean artifacts(YamlMap map) {
        return map.specified("artifacts").flatMap(Values::bool).orElse(true);
    }

    /** The needs by their kind: {@code job} and {@code cross_dependency}, either only where there are some. */
    @Override
    public Map<String, @Nullable Object> option(YamlNode value) {
        Map<String, List<Map<String, @Nullable Object>>> kinds = new LinkedHashMap<>();
        for (YamlNode item : Values.givenItems(value)) {
            NeedKind kind = NeedKind.of(item);
            if (kind.crossesPipelines()) {
                kinds.computeIfAbsent(OF_PIPELINES, name -> new ArrayList<>()).add(ofPipeline((YamlMap) item));
            } else {
                need(item, Site.root(problem -> {}, name -> {}))
                        .ifPresent(need -> kinds.computeIfAbsent(OF_JOBS, name -> new ArrayList<>())
                                .add(ofJob(need)));
            }
        }
        return new LinkedHashMap<>(kinds);
    }

    /** What is taken from other pipelines, as GitLab holds it. */
    static List<?> ofPipelines(YamlNode value) {
        List<Map<String, @Nullable Object>> found = new ArrayList<>();
        for (YamlNode item : Values.givenItems(value)) {
            if (NeedKind.of(item).crossesPipelines()) {
                found.add(ofPipeline((YamlMap) item));
            }
        }
        return found;
    }

    private static Map<String, @Nullable Object> ofJob(Need need) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        plain.put("name", need.job());
        plain.put("artifacts", need.artifacts());
        plain.put("optional", need.optional());
        need.parallel().ifPresent(jobs -> plain.put("parallel", jobs.given().orElse(null)));
        return plain;
    }

    private static Map<String, @Nullable Object> ofPipeline(YamlMap map) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        for (String name : List.of("project", "ref", "pipeline", "job")) {
            map.specified(name).flatMap(YamlNode::asString).ifPresent(text -> plain.put(name, text));
        }
        plain.put("artifacts", artifacts(map));
        return plain;
    }
}
