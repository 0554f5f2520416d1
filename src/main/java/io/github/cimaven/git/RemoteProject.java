package io.github.cimaven.git;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of other projects on the server that a remote leads to: asked in the same way as the remote itself. */
public final class RemoteProject {
    private static final Pattern SERVER = Pattern.compile("((?:https?|ssh)://[^/]+/+).*");
    private static final Pattern SCP = Pattern.compile("((?:[^@/:]+@)?[^/:]{2,}:(?!//|:)/*).*");
    /** A program that git calls to reach the repository; which addresses it takes is its own affair. */
    private static final Pattern PROGRAM = Pattern.compile("[A-Za-z0-9+.-]+::.*");

    private static final String FILE = "file://";

    private RemoteProject() {}

    /**
     * The address of a project beside that of a remote; absent where the remote is a path and no folder around it has the project.
     *
     * @param project such as {@code group/project}
     */
    public static Optional<String> beside(String remote, String project) {
        Matcher server = SERVER.matcher(remote);
        if (server.matches()) {
            return Optional.of(server.group(1) + project + ".git");
        }
        if (PROGRAM.matcher(remote).matches()) {
            return Optional.empty();
        }
        boolean file = remote.startsWith(FILE);
        Matcher scp = SCP.matcher(remote);
        if (!file && scp.matches()) {
            return Optional.of(scp.group(1) + project + ".git");
        }
        Path path = Path.of(file ? remote.substring(FILE.length()) : remote)
                .toAbsolutePath()
                .normalize();
        return around(path, project).map(found -> file ? FILE + found : found.toString());
    }

    /**
     * A remote as it is meant in a checkout, from whose top git takes a relative path.
     *
     * @param checkout the top
     */
    public static String in(Path checkout, String remote) {
        return remote.startsWith("./") || remote.startsWith("../")
                ? checkout.resolve(remote).normalize().toString()
                : remote;
    }

    /** The top of the file system is no server's folder. */
    private static Optional<Path> around(Path remote, String project) {
        for (Path folder = remote.getParent();
                folder != null && folder.getParent() != null;
                folder = folder.getParent()) {
            for (Path found : java.util.List.of(folder.resolve(project + ".git"), folder.resolve(project))) {
                if (Files.isDirectory(found)) {
                    return Optional.of(found);
                }
            }
        }
        return Optional.empty();
    }
}
