package io.github.cimaven.config.keyword;

import io.github.cimaven.config.model.Artifacts.Report;
import io.github.cimaven.config.yaml.PlainData;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code artifacts:reports}: files that GitLab reads and shows.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/artifacts_reports/">Artifacts reports</a>
 */
final class ReportsKeyword implements CheckedKeyword {
    /** What may be one file or several; GitLab looks at all but this one. */
    private static final String UNCHECKED = "codequality";

    private static final String COVERAGE = "coverage_report";
    private static final String[] KINDS = {
        "junit",
        UNCHECKED,
        "sast",
        "secret_detection",
        "dependency_scanning",
        "container_scanning",
        "dast",
        "performance",
        "browser_performance",
        "load_performance",
        "license_scanning",
        "metrics",
        "lsif",
        "dotenv",
        "terraform",
        "accessibility",
        "coverage_fuzzing",
        "api_fuzzing",
        "cluster_image_scanning",
        "requirements",
        "requirements_v2",
        "cyclonedx",
        "annotations",
        "repository_xray",
        "sarif"
    };
    private static final KeywordTable KEYS =
            KeywordTable.named("artifacts:reports:").noEffect(KINDS).noEffect(COVERAGE);
    private static final KeywordTable COVERAGE_KEYS =
            KeywordTable.named("artifacts:reports:coverage_report:").noEffect("coverage_format", "path");
    private static final List<String> FORMATS = List.of("cobertura", "jacoco");

    @Override
    public String name() {
        return "reports";
    }

    @Override
    public void check(YamlNode value, Site site) {
        Site here = site.at("reports", value);
        Attributes attributes = new Attributes(value, here);
        attributes.map();
        attributes.keys(KEYS);
        for (String kind : KINDS) {
            if (!kind.equals(UNCHECKED)) {
                attributes.textOrTexts(kind);
            }
        }
        if (here.clean()) {
            attributes.get(COVERAGE).ifPresent(report -> coverage(report, here.at(COVERAGE, report)));
        }
    }

    private static void coverage(YamlNode report, Site here) {
        Attributes attributes = new Attributes(report, here);
        attributes.map();
        attributes.keys(COVERAGE_KEYS);
        attributes.filled("coverage_format");
        if (attributes
                .get("coverage_format")
                .filter(format -> Values.isAmong(format, FORMATS))
                .isEmpty()) {
            attributes.report(
                    "coverage_format", "must be one of supported formats: " + String.join(", ", FORMATS) + ".");
        }
        attributes.filledText("path");
    }

    /** What the runner is told to keep; coverage by its format. */
    List<Report> reports(YamlNode value) {
        List<Report> reports = new ArrayList<>();
        value.asMap().ifPresent(map -> map.entries().forEach((kind, entry) -> {
            if (kind.equals(COVERAGE)) {
                Attributes coverage = new Attributes(entry.value(), Site.root(problem -> {}, name -> {}));
                Optional<String> format = coverage.string("coverage_format");
                Optional<String> path = coverage.string("path");
                if (format.isPresent() && path.isPresent()) {
                    reports.add(new Report(format.get(), List.of(path.get())));
                }
            } else {
                Values.stringOrStrings(entry.value())
                        .filter(paths -> !paths.isEmpty())
                        .ifPresent(paths -> reports.add(new Report(kind, paths)));
            }
        }));
        return reports;
    }

    /** Each kind as a list, maps as they are. */
    @Override
    public Map<String, @Nullable Object> option(YamlNode value) {
        Map<String, @Nullable Object> option = new LinkedHashMap<>();
        value.asMap().ifPresent(map -> map.entries().forEach((kind, entry) -> {
            if (!entry.value().isNull()) {
                option.put(kind, PlainData.of(Values.listed(entry.value())));
            }
        }));
        return option;
    }
}
