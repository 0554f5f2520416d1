package io.github.cimaven.config.keyword;

import io.github.cimaven.config.model.Artifacts;
import io.github.cimaven.config.model.When;
import io.github.cimaven.config.yaml.PlainData;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code artifacts}: the files a job hands on.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#artifacts">artifacts</a>
 */
final class ArtifactsKeyword implements Keyword<Optional<Artifacts>> {
    static final List<String> WHEN = List.of("on_success", "on_failure", "always");

    private static final KeywordTable KEYS = KeywordTable.named("artifacts:")
            .actsUpon("paths", "exclude", "untracked", "when", "name", "expire_in", "reports")
            .noEffect("expose_as", "public", "access");
    private static final List<String> ACCESS = List.of("none", "developer", "maintainer", "all");
    private static final String ONE_OF = "should be one of: ";
    private static final int LONGEST_EXPOSED = 100;
    private static final Pattern EXPOSED = Pattern.compile("\\w[-\\w ]*");
    private static final ReportsKeyword REPORTS = new ReportsKeyword();

    @Override
    public String name() {
        return "artifacts";
    }

    @Override
    public Optional<Artifacts> read(YamlNode value, Site site) {
        Site here = site.at("artifacts", value);
        Attributes attributes = new Attributes(value, here);
        attributes.map();
        attributes.keys(KEYS);
        attributes.exclusive("access", "public");
        attributes.text("name");
        attributes.flag("public");
        attributes.flag("untracked");
        attributes.texts("paths");
        attributes.texts("exclude");
        attributes.hash("reports");
        attributes.word("when", WHEN, ONE_OF + "on_success, on_failure, always");
        attributes.word("access", ACCESS, ONE_OF + "none, developer, maintainer, all");
        attributes.check("expire_in", Expiry::valid, "should be a duration");
        if (attributes.get("expose_as").isPresent()) {
            exposed(attributes);
        }
        if (here.clean()) {
            attributes.get("reports").ifPresent(reports -> REPORTS.check(reports, here));
        }
        return value.asMap().map(map -> artifacts(attributes));
    }

    private static void exposed(Attributes attributes) {
        attributes.filled("paths");
        attributes.check(
                "paths",
                paths -> Values.strings(paths).stream().flatMap(List::stream).noneMatch(path -> path.contains("*")),
                "can't contain '*' when used with 'expose_as'");
        attributes.text("expose_as");
        attributes.atMost(LONGEST_EXPOSED, "expose_as", "is too long (maximum is " + LONGEST_EXPOSED + " characters)");
        attributes.check(
                "expose_as",
                name -> EXPOSED.matcher(Shape.text(name)).matches(),
                "can contain only letters, digits, '-', '_' and spaces");
    }

    private static Artifacts artifacts(Attributes attributes) {
        return new Artifacts(
                attributes.get("paths").flatMap(Values::strings).orElse(List.of()),
                attributes.get("exclude").flatMap(Values::strings).orElse(List.of()),
                attributes.get("untracked").flatMap(Values::bool).orElse(false),
                attributes.string("when").flatMap(When::ofWord).orElse(When.ON_SUCCESS),
                attributes.string("name"),
                attributes.string("expire_in").flatMap(DurationText::parse),
                attributes.get("reports").map(REPORTS::reports).orElse(List.of()));
    }

    /** As given, without what is null, and reports as lists. */
    @Override
    public Map<String, @Nullable Object> option(YamlNode value) {
        Map<String, @Nullable Object> option = new LinkedHashMap<>();
        value.asMap().ifPresent(map -> map.entries().forEach((name, entry) -> {
            if (!entry.value().isNull()) {
                option.put(name, name.equals("reports") ? REPORTS.option(entry.value()) : PlainData.of(entry.value()));
            }
        }));
        return option;
    }
}
