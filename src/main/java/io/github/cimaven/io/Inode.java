package io.github.cimaven.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;

/**
 * What a file system knows of one entry, links not followed.
 *
 * @param size in bytes
 * @param modified when the content last changed, as far as whoever wrote it tells the truth
 * @param changed when anything of it last changed, which nobody can set; {@link #modified} where the system does not know
 * @param names how many hard links there are to it; 1 where the system does not know
 */
public record Inode(Kind kind, long size, FileTime modified, FileTime changed, int names) {
    /** What an entry is. */
    public enum Kind {
        FILE,
        LINK,
        FOLDER,
        /** A pipe, a socket or a device. */
        SPECIAL
    }

    private static final String ASKED =
            "unix:isRegularFile,isSymbolicLink,isDirectory,size,lastModifiedTime,ctime,nlink";

    public static Inode of(Path path) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            Map<String, Object> answer = Files.readAttributes(path, ASKED, LinkOption.NOFOLLOW_LINKS);
            return new Inode(
                    kind(is(answer, "isRegularFile"), is(answer, "isSymbolicLink"), is(answer, "isDirectory")),
                    answer.get("size") instanceof Long size ? size : 0,
                    time(answer, "lastModifiedTime"),
                    time(answer, "ctime"),
                    answer.get("nlink") instanceof Integer names ? names : 1);
        }
        BasicFileAttributes known = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return new Inode(
                kind(known.isRegularFile(), known.isSymbolicLink(), known.isDirectory()),
                known.size(),
                known.lastModifiedTime(),
                known.lastModifiedTime(),
                1);
    }

    private static boolean is(Map<String, Object> answer, String name) {
        return Boolean.TRUE.equals(answer.get(name));
    }

    private static FileTime time(Map<String, Object> answer, String name) {
        return answer.get(name) instanceof FileTime time ? time : FileTime.fromMillis(0);
    }

    private static Kind kind(boolean file, boolean link, boolean folder) {
        return file ? Kind.FILE : link ? Kind.LINK : folder ? Kind.FOLDER : Kind.SPECIAL;
    }

    public boolean isFolder() {
        return kind == Kind.FOLDER;
    }
}
