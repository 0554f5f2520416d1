package io.github.cimaven.run.storage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What tells, without reading it, whether a file has changed: what git looks at too.
 *
 * @param changed when it, or what is known about it, was last changed; nobody can set that back. In nanoseconds since 1970, as
 *     is {@code modified}
 * @param mode type and permissions
 */
record FileState(long size, long modified, long changed, long inode, int mode) {
    /** Is like no file's: what has it is copied again. */
    static final FileState UNKNOWN = new FileState(-1, -1, -1, -1, -1);

    /** Of a folder nothing counts but that it is there. */
    static final FileState FOLDER = new FileState(0, 0, 0, 0, 0x4000);

    /** More than the steps in which file systems tell the time. */
    private static final long TICK_NANOS = 1_000_000_000;

    private static final int FILE_TYPE = 0xF000;
    private static final int FOLDER_TYPE = 0x4000;
    private static final int FILE = 0x8000;
    private static final int LINK = 0xA000;

    /** Absent when nothing is there. */
    static Optional<FileState> of(Path path) throws IOException {
        try {
            Map<String, Object> found =
                    Files.readAttributes(path, "unix:size,lastModifiedTime,ctime,ino,mode", LinkOption.NOFOLLOW_LINKS);
            if (found.get("size") instanceof Long size
                    && found.get("lastModifiedTime") instanceof FileTime modified
                    && found.get("ctime") instanceof FileTime changed
                    && found.get("ino") instanceof Long inode
                    && found.get("mode") instanceof Integer mode) {
                return Optional.of(new FileState(size, nanos(modified), nanos(changed), inode, mode));
            }
            return elsewhereThanOnUnix(path);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return elsewhereThanOnUnix(path);
        }
    }

    private static Optional<FileState> elsewhereThanOnUnix(Path path) throws IOException {
        try {
            BasicFileAttributes found =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            int mode = found.isDirectory() ? FOLDER_TYPE : found.isSymbolicLink() ? LINK : FILE;
            return Optional.of(new FileState(found.size(), nanos(found.lastModifiedTime()), 0, 0, mode));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static long nanos(FileTime time) {
        return time.to(TimeUnit.NANOSECONDS);
    }

    boolean isKnown() {
        return !equals(UNKNOWN);
    }

    boolean isFolder() {
        return (mode & FILE_TYPE) == FOLDER_TYPE;
    }

    /** Whether it may have changed, or change, at the very moment for which a clock gives the same time. */
    boolean isYoungerThan(FileState clock) {
        return Math.max(changed, modified) > Math.max(clock.changed, clock.modified) - TICK_NANOS;
    }

    /** Whether it is of a kind that is copied. */
    boolean isFileOrLink() {
        return (mode & FILE_TYPE) == FILE || (mode & FILE_TYPE) == LINK;
    }

    /** A link keeps its own. */
    void giveTimeTo(Path copy) throws IOException {
        if ((mode & FILE_TYPE) == FILE) {
            Files.setLastModifiedTime(copy, FileTime.from(modified, TimeUnit.NANOSECONDS));
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(size);
        out.writeLong(modified);
        out.writeLong(changed);
        out.writeLong(inode);
        out.writeInt(mode);
    }

    static FileState read(DataInput in) throws IOException {
        return new FileState(in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readInt());
    }
}
