package io.github.cimaven.run.executor.docker;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.cimaven.io.Trees;
import io.github.cimaven.run.executor.ExecutorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A job's own credentials for registries, as its variable {@code DOCKER_AUTH_CONFIG} gives them in the form of Docker's {@code
 * config.json}. They come before the user's own; for a registry that they do not name, the engine is asked as the user has set it up.
 *
 * @param config with {@code auths}, {@code credHelpers} or {@code credsStore}
 * @see <a href="https://docs.gitlab.com/ci/docker/using_docker_images/#access-an-image-from-a-private-container-registry">Access an
 *     image from a private container registry</a>
 */
record RegistryLogin(JsonObject config) {
    private static final String VARIABLE = "DOCKER_AUTH_CONFIG";
    private static final String AUTHS = "auths";
    private static final String HELPERS = "credHelpers";
    private static final String STORE = "credsStore";
    private static final String HUB = "docker.io";
    private static final List<String> HUB_NAMES = List.of(HUB, "index.docker.io", "https://index.docker.io/v1/");
    private static final FileAttribute<?> PRIVATE_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> PRIVATE_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /**
     * What a job has.
     *
     * @return absent if it has nothing of the kind
     * @throws IOException if it is no such thing; the message does not show it
     */
    static Optional<RegistryLogin> of(Map<String, String> variables) throws IOException {
        String text = variables.getOrDefault(VARIABLE, "");
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RegistryLogin(JsonParser.parseString(text).getAsJsonObject()));
        } catch (JsonParseException | IllegalStateException e) {
            throw new IOException("the variable " + VARIABLE + " holds no JSON object like Docker's config.json");
        }
    }

    /** Whether it has something to say to the registry of an image. */
    boolean isFor(String image) {
        if (config.has(STORE)) {
            return true;
        }
        String registry = registry(image);
        List<String> names =
                registry.equals(HUB) ? HUB_NAMES : List.of(registry, "https://" + registry, "http://" + registry);
        return names.stream().anyMatch(name -> names(AUTHS, name) || names(HELPERS, name));
    }

    private boolean names(String key, String registry) {
        return config.get(key) instanceof JsonObject named
                && named.keySet().stream().anyMatch(given -> withoutEnd(given).equals(withoutEnd(registry)));
    }

    private static String withoutEnd(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    /** What stands before the first slash is a registry only if it looks like the name of a machine. */
    private static String registry(String image) {
        String first = image.contains("/") ? image.substring(0, image.indexOf('/')) : "";
        return first.contains(".") || first.contains(":") || first.equals("localhost") ? first : HUB;
    }

    /** Something that is done with these credentials. */
    interface Work<T> {
        T with(Engine engine) throws IOException, ExecutorException, InterruptedException;
    }

    /**
     * Does something with an engine that has these credentials, in a folder that only the user can read and that is gone afterwards.
     *
     * @param parent of the folder
     */
    <T> T lend(Engine engine, Path parent, Work<T> work) throws IOException, ExecutorException, InterruptedException {
        Path folder = Files.createTempDirectory(parent, "login", PRIVATE_FOLDER);
        try {
            Path usual = usual(engine);
            JsonObject merged = merged(usual.resolve("config.json"));
            Path file = Files.createFile(folder.resolve("config.json"), PRIVATE_FILE);
            Files.writeString(file, merged.toString());
            if (Files.isDirectory(usual.resolve("contexts"))) {
                Files.createSymbolicLink(folder.resolve("contexts"), usual.resolve("contexts"));
            }
            return work.with(
                    engine.with(Map.of("DOCKER_CONFIG", folder.toString(), "REGISTRY_AUTH_FILE", file.toString())));
        } finally {
            Trees.delete(folder);
        }
    }

    private static Path usual(Engine engine) {
        Map<String, String> environment = engine.environment();
        return Optional.ofNullable(environment.get("DOCKER_CONFIG"))
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(environment.getOrDefault("HOME", "/")).resolve(".docker"));
    }

    /** All else that the user has set up, such as the context and proxies, stays. */
    private JsonObject merged(Path usual) throws IOException {
        JsonObject merged = new JsonObject();
        try {
            if (Files.isReadable(usual)) {
                merged = JsonParser.parseString(Files.readString(usual)).getAsJsonObject();
            }
        } catch (JsonParseException | IllegalStateException e) {
            throw new IOException(usual + " is no configuration of Docker: it holds no JSON object");
        }
        for (String key : List.of(AUTHS, HELPERS, STORE)) {
            merged.remove(key);
            JsonElement own = config.get(key);
            if (own != null) {
                merged.add(key, own);
            }
        }
        return merged;
    }
}
