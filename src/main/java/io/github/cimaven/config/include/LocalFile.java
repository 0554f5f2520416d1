package io.github.cimaven.config.include;

import io.github.cimaven.config.include.Surroundings.Home;
import io.github.cimaven.config.source.DidYouMean;
import io.github.cimaven.config.source.Span;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * {@code include:local}: a file of the project that the including file belongs to.
 *
 * @param location path from the top, without a slash before it
 */
record LocalFile(String location, Span span, Surroundings around) implements IncludedFile {
    @Override
    public String type() {
        return "local";
    }

    @Override
    public Content content() throws IncludeFault, IOException {
        checkExtension();
        if (around.home().isEmpty()) {
            throw new IncludeFault(
                    "include-no-project",
                    "Local file `" + location + "` does not have project!",
                    "a file from the web cannot include files of a project");
        }
        Home home = around.home().get();
        Optional<byte[]> bytes = read(home.files(), location);
        if (bytes.isEmpty()) {
            throw new IncludeFault(
                    "include-missing", "Local file `" + location + "` does not exist!", hint(home.files()));
        }
        if (IncludedFile.isBlank(bytes.get())) {
            throw new IncludeFault("include-empty", "Local file `" + location + "` is empty!");
        }
        return new Content(
                home.prefix() + location, bytes.get(), around, home.files().notice(location));
    }

    /** GitLab looks the path up in a commit, where {@code .} and {@code ..} are no names. */
    static Optional<byte[]> read(IncludeOrigin files, String path) throws IOException {
        return isPlain(path) ? files.read(path) : Optional.empty();
    }

    private static boolean isPlain(String path) {
        return List.of(path.split("/", -1)).stream()
                .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    }

    private String hint(IncludeOrigin files) throws IOException {
        return isPlain(location)
                ? nearest(location, files)
                : "write the path from the top of the project, without '.' and '..'";
    }

    static String nearest(String path, IncludeOrigin files) throws IOException {
        List<String> known = files.paths().stream()
                .filter(file -> file.endsWith(".yml") || file.endsWith(".yaml"))
                .toList();
        return DidYouMean.nearest(path, known)
                .map(near -> "did you mean '" + near + "'?")
                .orElse("");
    }
}
