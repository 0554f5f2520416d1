package io.github.cimaven.run.executor.docker;

import io.github.cimaven.io.Overlay;
import io.github.cimaven.run.executor.JobContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a job's files get into its container without being copied: as a volume that the engine mounts from the layers, or as the
 * folder that they are in.
 *
 * @param source the options of a volume to be mounted; absent where the folder is mounted itself
 * @param objects folders of git's that the job's repository shares, to be there under their own paths, and only to be read
 * @param detour a folder to be removed at last, with a link that makes long paths short
 */
record WorkspaceMount(JobContext job, Optional<String> source, Optional<Path> detour, List<Path> objects) {
    /** The kernel takes options in one page of memory. */
    private static final int MOST_OPTIONS = 3500;

    /** Where the engine's own lists, or the kernel's, need letters for themselves. */
    private static final String SEPARATORS = ".*[,:\"\\\\\n].*";

    /** @throws IOException if the layers cannot be prepared */
    static WorkspaceMount of(JobContext job) throws IOException {
        makeAccessible(job);
        List<Path> objects = SharedObjects.of(job);
        if (job.overlay().isEmpty()) {
            return new WorkspaceMount(job, Optional.empty(), Optional.empty(), objects);
        }
        Overlay overlay = job.overlay().get();
        Path own = overlay.folder();
        List<String> names = links(overlay, job.here().checkout().getFileName());
        String options = options(own, names);
        if (options.length() <= MOST_OPTIONS && !own.toString().matches(SEPARATORS)) {
            return new WorkspaceMount(job, Optional.of(options), Optional.empty(), objects);
        }
        Path detour = Files.createTempDirectory("ci");
        Path link = Files.createSymbolicLink(detour.resolve("l"), own);
        return new WorkspaceMount(job, Optional.of(options(link, names)), Optional.of(detour), objects);
    }

    /**
     * The container's user, whoever it is, reads scripts and files of variables, as GitLab Runner's have it. On this machine nobody
     * else gets into the folder around them.
     */
    static void makeAccessible(JobContext job) throws IOException {
        Path temporary = Files.createDirectories(job.here().temporary());
        Files.deleteIfExists(temporary.resolve("ended")); // It may be a container's, of a job before this one.
        Files.setPosixFilePermissions(temporary.resolveSibling(""), PosixFilePermissions.fromString("rwx------"));
        try (Stream<Path> files = Files.walk(temporary)) {
            for (Path file : files.toList()) {
                if (Files.isSymbolicLink(file)) {
                    continue;
                }
                boolean folder = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
                Files.setPosixFilePermissions(
                        file, PosixFilePermissions.fromString(folder ? "rwxrwxrwx" : "rw-rw-rw-"));
            }
        }
    }

    /** Links to the checkout's folder in each layer, the uppermost first. */
    private static List<String> links(Overlay overlay, Path checkout) throws IOException {
        Path own = overlay.folder();
        List<String> names = new ArrayList<>();
        for (String lower : overlay.lower()) {
            Path folder = own.resolve(lower).toRealPath().resolve(checkout);
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                String name = "c" + names.size();
                Files.createSymbolicLink(own.resolve(name), folder);
                names.add(name);
            }
        }
        Path upper = Files.createDirectories(own.resolve(overlay.upper()).resolve(checkout));
        Files.setPosixFilePermissions(upper, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.createSymbolicLink(own.resolve("cu"), upper);
        Files.createSymbolicLink(own.resolve("cw"), own.resolve(overlay.work()));
        return names;
    }

    private static String options(Path own, List<String> names) {
        return "lowerdir="
                + String.join(
                        ":",
                        names.stream().map(name -> own.resolve(name).toString()).toList())
                + ",upperdir=" + own.resolve("cu") + ",workdir=" + own.resolve("cw") + ",userxattr";
    }

    /** The arguments by which an engine makes a volume of the layers that has a name, where a container cannot ask for one. */
    Optional<List<String>> namedVolume(String name, List<String> labels) {
        return source.map(options -> {
            List<String> arguments = new ArrayList<>(List.of("volume", "create"));
            arguments.addAll(labels);
            arguments.addAll(
                    List.of("--opt", "type=overlay", "--opt", "device=overlay", "--opt", "o=" + options, name));
            return arguments;
        });
    }

    /** The arguments of a container that has the files in a volume of that name. */
    List<String> arguments(String volume) {
        List<String> arguments = new ArrayList<>(List.of(
                "--mount",
                "type=volume,source=" + volume
                        + field("destination=" + job.seen().checkout())));
        arguments.addAll(beside());
        return arguments;
    }

    /** The arguments of a container that has the files. */
    List<String> arguments(List<String> labels) {
        List<String> arguments = new ArrayList<>();
        String target = job.seen().checkout().toString();
        if (source.isPresent()) {
            StringBuilder mount = new StringBuilder("type=volume,volume-driver=local");
            mount.append(field("destination=" + target));
            labels.stream()
                    .filter(label -> !label.startsWith("--"))
                    .forEach(label -> mount.append(field("volume-label=" + label)));
            mount.append(",volume-opt=type=overlay,volume-opt=device=overlay");
            mount.append(field("volume-opt=o=" + source.get()));
            arguments.addAll(List.of("--mount", mount.toString()));
        } else {
            arguments.addAll(bound(job.here().checkout(), target));
        }
        arguments.addAll(beside());
        return arguments;
    }

    /** The folder for scripts, and what the repository shares. */
    private List<String> beside() {
        List<String> arguments = new ArrayList<>(
                bound(job.here().temporary(), job.seen().temporary().toString()));
        for (Path folder : objects) {
            arguments.add("--mount");
            arguments.add("type=bind,readonly" + field("source=" + folder) + field("destination=" + folder));
        }
        return arguments;
    }

    private static List<String> bound(Path folder, String target) {
        return List.of(
                "--mount", "type=bind" + field("source=" + folder.toAbsolutePath()) + field("destination=" + target));
    }

    /** As one field of a list, whatever letters it holds. */
    static String field(String text) {
        return text.matches(".*[,\"\n].*") ? ",\"" + text.replace("\"", "\"\"") + "\"" : "," + text;
    }

    void close() throws IOException {
        if (detour.isPresent()) {
            Files.deleteIfExists(detour.get().resolve("l"));
            Files.deleteIfExists(detour.get());
        }
    }
}
