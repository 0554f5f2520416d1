package io.github.cimaven.config.keyword;

import io.github.cimaven.config.yaml.YamlMap;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** What an item of {@code needs} can be, told apart by its keys. */
enum NeedKind {
    /** A job's name. */
    TEXT,
    /** A job of the same pipeline. */
    JOB,
    /** A job of another pipeline of the same project, such as the parent pipeline. */
    PIPELINE,
    /** A job of another project. */
    PROJECT,
    UNKNOWN;

    static NeedKind of(YamlNode item) {
        if (item.asString().isPresent()) {
            return TEXT;
        }
        if (!(item instanceof YamlMap map) || !map.has("job")) {
            return UNKNOWN;
        }
        if (map.has("project")) {
            return map.has("pipeline") ? UNKNOWN : PROJECT;
        }
        return map.has("pipeline") ? PIPELINE : map.has("ref") ? UNKNOWN : JOB;
    }

    /** Keys that must hold a text. */
    private List<String> names() {
        return switch (this) {
            case JOB -> List.of("job");
            case PIPELINE -> List.of("pipeline", "job");
            case PROJECT -> List.of("project", "ref", "job");
            case TEXT, UNKNOWN -> List.of();
        };
    }

    private KeywordTable keys() {
        KeywordTable keys = KeywordTable.named("needs:")
                .actsUpon(names().toArray(String[]::new))
                .actsUpon("artifacts");
        return this == JOB ? keys.actsUpon("optional", "parallel") : keys;
    }

    boolean crossesPipelines() {
        return this == PIPELINE || this == PROJECT;
    }

    /** Reports what is wrong with an item of this kind. */
    void check(YamlNode item, Site here) {
        if (this == UNKNOWN) {
            Optional<String> hint =
                    item.asMap().isPresent() ? Optional.of("name the job: {job: build}") : Optional.empty();
            here.shape(item, "has an unsupported type", hint);
        } else if (item instanceof YamlMap map) {
            check(map, here);
        } else if (item.asString().filter(String::isBlank).isPresent()) {
            here.config(item, "can't be blank");
        }
    }

    private void check(YamlMap map, Site here) {
        keys().check(map, here);
        if (this == PROJECT) {
            here.notActedUpon().accept("needs:project");
        }
        for (String name : names()) {
            YamlNode value = map.get(name).orElse(map);
            if (map.specified(name).flatMap(YamlNode::asString).isEmpty()) {
                here.attribute(value, name, "should be a string");
            }
            if (map.get(name).map(Values::isBlank).orElse(true)) {
                here.attribute(value, name, "can't be blank");
            }
        }
        Values.flag(map, "artifacts", here);
        if (this == JOB) {
            Values.flag(map, "optional", here);
            map.specified("parallel")
                    .filter(value -> here.clean())
                    .ifPresent(value -> ParallelKeyword.OF_JOB.read(value, here));
        }
    }
}
