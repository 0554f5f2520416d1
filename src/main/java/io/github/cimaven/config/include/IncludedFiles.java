package io.github.cimaven.config.include;

import io.github.cimaven.config.include.ProjectFile.Named;
import io.github.cimaven.config.keyword.DurationText;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.Span;
import io.github.cimaven.config.yaml.YamlNode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes an item of an include the file that it names. */
record IncludedFiles(IncludeOrigins origins) {
    private static final Duration USUAL_AGE = RemoteFiles.USUAL;

    /** Absent, and reported, where the location is no text. */
    Optional<IncludedFile> of(String kind, IncludeItem item, Surroundings around, Consumer<Problem> problems) {
        String key = kind.equals("project") ? "file" : kind;
        Span span = item.spanOf(key);
        String text = item.text(key);
        if (item.present(key).flatMap(YamlNode::asString).isEmpty() && !isMadeText(kind, item)) {
            problems.accept(Problem.error(
                    "include-text", "Included file `" + text + "` needs to be a string", item.spanOf(key)));
            return Optional.empty();
        }
        return Optional.of(
                switch (kind) {
                    case "local" -> new LocalFile(withoutSlash(text), span, around);
                    case "project" ->
                        new ProjectFile(project(item), ref(item), withoutSlash(text), span, around, origins.projects());
                    case "remote" -> new RemoteFile(text, integrity(item), age(item), span, origins.remote());
                    case "template" -> new TemplateFile(text, span, origins.remote());
                    case "artifact" -> new ArtifactFile(text, item.text("job"), span, around, origins.parent());
                    default -> new ComponentFile(text, span, around, origins.projects());
                });
    }

    /** GitLab makes a list of paths one text, which then has no YAML extension, and does so with any file of a project. */
    private static boolean isMadeText(String kind, IncludeItem item) {
        return kind.equals("project")
                || kind.equals("local")
                        && item.present(kind).flatMap(YamlNode::asList).isPresent();
    }

    private static String withoutSlash(String path) {
        return path.replaceFirst("^/+", "");
    }

    private static Named project(IncludeItem item) {
        return new Named(item.project(), item.spanOf("project"));
    }

    private static Named ref(IncludeItem item) {
        String name =
                item.values().specified("ref").map(ref -> item.text("ref")).orElse(ProjectFile.DEFAULT);
        return new Named(name, item.spanOf("ref"));
    }

    private static Optional<String> integrity(IncludeItem item) {
        return item.values().specified("integrity").map(value -> item.text("integrity"));
    }

    private static Duration age(IncludeItem item) {
        return item.present("cache")
                .flatMap(YamlNode::asString)
                .flatMap(DurationText::parse)
                .orElse(USUAL_AGE);
    }
}
