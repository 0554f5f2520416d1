package io.github.cimaven.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Who a process of this machine runs as, by the kernel's numbers. */
public record UserId(int user, int group) {
    /** @throws IOException where the kernel does not show processes as files */
    public static UserId ofThisProcess() throws IOException {
        return of(Path.of("/proc/self"));
    }

    /** The owner of a file, or of what a link leads to: the link {@code /proc/self} itself is root's. */
    static UserId of(Path path) throws IOException {
        Map<String, Object> found = Files.readAttributes(path, "unix:uid,gid");
        if (found.get("uid") instanceof Integer user && found.get("gid") instanceof Integer group) {
            return new UserId(user, group);
        }
        throw new IOException("the owner of " + path + " is not known");
    }

    public boolean isRoot() {
        return user == 0;
    }
}
