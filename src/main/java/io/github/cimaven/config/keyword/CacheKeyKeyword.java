package io.github.cimaven.config.keyword;

import io.github.cimaven.config.yaml.PlainData;
import io.github.cimaven.config.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code cache:key}: a text, or the files whose content or commits make the key.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#cachekey">cache:key</a>
 */
final class CacheKeyKeyword implements CheckedKeyword {
    private static final KeywordTable KEYS =
            KeywordTable.named("cache:key:").actsUpon("files", "files_commits", "prefix");
    private static final List<String> FILES = List.of("files", "files_commits");
    private static final int MOST_FILES = 2;
    private static final Pattern SLASH = Pattern.compile("/|%2f", Pattern.CASE_INSENSITIVE);
    private static final Pattern DOTS = Pattern.compile("(?:\\.|%2e){1,2}", Pattern.CASE_INSENSITIVE);

    @Override
    public String name() {
        return "key";
    }

    @Override
    public void check(YamlNode value, Site site) {
        Site here = site.at("key", value);
        if (value.asWord().isPresent()) {
            text(value, here);
        } else if (value.asMap().isPresent()) {
            map(value, here);
        } else {
            here.shape(value, "should be a hash, a string or a symbol", Optional.empty());
        }
    }

    private static void map(YamlNode value, Site here) {
        Attributes attributes = new Attributes(value, here);
        attributes.keys(KEYS);
        attributes.oneOf("files", "files_commits");
        if (here.clean()) {
            FILES.forEach(name -> attributes.get(name).ifPresent(given -> files(given, here.at(name, given))));
            attributes.get("prefix").ifPresent(given -> text(given, here.at("prefix", given)));
        }
    }

    private static void text(YamlNode value, Site here) {
        String text = value.asWord().orElse("");
        if (value.asWord().isEmpty()) {
            here.config(value, "should be a string or symbol");
        } else if (SLASH.matcher(text).find()) {
            here.config(value, "cannot contain the \"/\" character");
        } else if (DOTS.matcher(text).matches()) {
            here.config(value, "cannot be \".\" or \"..\"");
        }
    }

    private static void files(YamlNode value, Site here) {
        if (Values.strings(value).isEmpty()) {
            here.attribute(value, "config", "should be an array of strings", Shape.listHint(value));
        }
        if (Shape.length(value) < 1) {
            here.config(value, "requires at least 1 item");
        } else if (Shape.length(value) > MOST_FILES) {
            here.config(value, "has too many items (maximum is " + MOST_FILES + ")");
        }
    }

    /** A text as it is; files without slashes at their start. */
    @Override
    public Object option(YamlNode value) {
        if (value.asMap().isEmpty()) {
            return Shape.text(value);
        }
        Map<String, @Nullable Object> option = new LinkedHashMap<>();
        value.asMap().get().entries().forEach((name, entry) -> {
            if (FILES.contains(name)) {
                Values.strings(entry.value())
                        .ifPresent(files -> option.put(
                                name,
                                files.stream()
                                        .map(file -> file.replaceFirst("^/+", ""))
                                        .toList()));
            } else if (!entry.value().isNull()) {
                option.put(name, PlainData.of(entry.value()));
            }
        });
        return option;
    }
}
