package io.github.cimaven.report.sarif;

import com.google.gson.JsonObject;
import io.github.cimaven.config.source.Span;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** Places in files as SARIF's locations. Files of the project are relative to its folder, as {@code %SRCROOT%}. */
final class Places {
    private static final String ROOT = "%SRCROOT%";

    private final Path folder;
    private final String mainFile;

    Places(Path folder, String mainFile) {
        this.folder = folder;
        this.mainFile = mainFile;
    }

    /** Where the folder lies on this machine, for an editor that is not told otherwise. */
    JsonObject bases() {
        JsonObject base = new JsonObject();
        String uri = folder.toUri().toString();
        base.addProperty("uri", uri.endsWith("/") ? uri : uri + "/");
        JsonObject bases = new JsonObject();
        bases.add(ROOT, base);
        return bases;
    }

    JsonObject of(Span span) {
        JsonObject physical = file(span.source().name());
        JsonObject region = new JsonObject();
        region.addProperty("startLine", span.line());
        region.addProperty("startColumn", span.column());
        region.addProperty("endLine", span.endLine());
        region.addProperty("endColumn", span.endColumn());
        physical.add("region", region);
        return located(physical);
    }

    /** What no single place explains is shown at the file. */
    JsonObject mainFile() {
        return located(file(mainFile));
    }

    private static JsonObject located(JsonObject physical) {
        JsonObject location = new JsonObject();
        location.add("physicalLocation", physical);
        return location;
    }

    private static JsonObject file(String name) {
        JsonObject artifact = new JsonObject();
        boolean absolute = name.matches("(?s)https?://.*");
        artifact.addProperty("uri", absolute ? name : relative(name));
        if (!absolute) {
            artifact.addProperty("uriBaseId", ROOT);
        }
        JsonObject physical = new JsonObject();
        physical.add("artifactLocation", artifact);
        return physical;
    }

    private static String relative(String name) {
        try {
            String path = new URI(null, null, "/" + name.replace('\\', '/'), null).toASCIIString();
            return path.substring(1).replace(":", "%3A");
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(name, e);
        }
    }
}
