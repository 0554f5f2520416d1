package io.github.cimaven.config.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.SourceText;
import io.github.cimaven.config.source.Trail;
import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import io.github.cimaven.config.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadOnceTest {
    private static final SourceText SOURCE =
            new SourceText("test.yml", "right: [a]\nlike-it: [a]\nwrong: [{}]\nsingle: a\n");

    private final List<Problem> problems = new ArrayList<>();
    private final ReadOnce once = new ReadOnce(problems::add);
    private final Site site = Site.root(once, name -> {});
    private final Counting keyword = new Counting();

    /** Counts how often it is asked. */
    private static final class Counting implements Keyword<List<String>> {
        private final ScriptKeyword script = new ScriptKeyword("script");
        private int reads;

        @Override
        public String name() {
            return script.name();
        }

        @Override
        public List<String> read(YamlNode value, Site site) {
            reads++;
            return script.read(value, site);
        }
    }

    @Test
    void whatSeveralJobsHaveFromOnePlaceIsReadOnce() {
        List<String> first = once.read(keyword, value("right"), site);
        List<String> second = once.read(
                keyword, value("right").via(Trail.NONE.then("job 'b' extends '.a'", SOURCE.span(0, 1))), site);

        assertThat(second).isSameAs(first).containsExactly("a");
        assertThat(keyword.reads).isEqualTo(1);
    }

    @Test
    void whatOnlyLooksTheSameIsReadForItself() {
        once.read(keyword, value("right"), site);
        once.read(keyword, value("like-it"), site);
        once.read(keyword, value("single"), site);
        once.read(keyword, value("single"), site);

        assertThat(keyword.reads).isEqualTo(4);
    }

    @Test
    void aProblemIsToldOfEachJob() {
        once.read(keyword, value("wrong"), site.at("a", value("wrong")));
        once.read(keyword, value("wrong"), site.at("b", value("wrong")));

        assertThat(problems)
                .extracting(Problem::message)
                .hasSize(2)
                .satisfies(told -> assertThat(told.get(0)).startsWith("a:"))
                .satisfies(told -> assertThat(told.get(1)).startsWith("b:"));
    }

    @Test
    void aProblemOfTheDefaultsIsNotToldAgainAndDoesNotHideThatOfAJob() {
        once.readDefault(keyword, value("wrong"), site);
        once.readDefault(keyword, value("wrong"), site);
        assertThat(problems).isEmpty();
        assertThat(keyword.reads).isEqualTo(1);

        once.read(keyword, value("wrong"), site);
        assertThat(problems).hasSize(1);
    }

    private static YamlNode value(String name) {
        return MAP.get(name).orElseThrow();
    }

    private static final YamlMap MAP = YamlReader.read(
                    SOURCE.span(0, SOURCE.text().length()))
            .root()
            .flatMap(YamlNode::asMap)
            .orElseThrow();
}
