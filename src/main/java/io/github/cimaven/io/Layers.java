package io.github.cimaven.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Folders one upon another, read as Linux shows them when they are mounted as one: an upper entry hides a lower one of its name,
 * folders of the same name are one folder. A mark in an upper folder says that a lower entry was removed, or that a folder has
 * nothing to do with the one below.
 *
 * @param folders the uppermost first
 * @see <a href="https://docs.kernel.org/filesystems/overlayfs.html">Overlay Filesystem</a>, with {@code userxattr}
 */
public record Layers(List<Path> folders) {
    private static final String OPAQUE = "overlay.opaque";
    private static final int FILE_TYPE = 0xF000;
    private static final int CHARACTER_DEVICE = 0x2000;

    public Layers {
        folders = List.copyOf(folders);
    }

    /** One entry: where it is, or for a folder everywhere it is, the uppermost first. */
    private record Entry(List<Path> places, BasicFileAttributes attributes) {
        Path place() {
            return places.get(0);
        }
    }

    /** Where an entry really is; for a folder the uppermost. A link is not followed, wherever in the path it stands. */
    public Optional<Path> find(Path relative) throws IOException {
        return Optional.ofNullable(entry(relative)).map(Entry::place);
    }

    /** The same of a folder in them, for whoever asks for many of its entries; absent when there is no such folder. */
    public Optional<Layers> folder(Path relative) throws IOException {
        Entry entry = entry(relative);
        return entry == null || !entry.attributes.isDirectory()
                ? Optional.empty()
                : Optional.of(new Layers(entry.places));
    }

    /** Where an entry that lies directly in them really is; for a folder the uppermost. */
    public Optional<Path> child(Path name) throws IOException {
        List<Path> places = new ArrayList<>();
        for (Path folder : folders) {
            places.add(folder.resolve(name));
        }
        return Optional.ofNullable(merged(places)).map(Entry::place);
    }

    /**
     * Shows everything at and in an entry to a visitor, by path relative to the layers, in order of names; shows nothing if it is
     * not there.
     */
    public void walk(Path start, FileVisitor<? super Path> visitor) throws IOException {
        Entry entry = entry(start);
        if (entry != null) {
            walk(start.normalize(), entry, visitor);
        }
    }

    private @Nullable Entry entry(Path relative) throws IOException {
        Entry entry = merged(folders);
        Path normal = relative.normalize();
        if (normal.toString().isEmpty()) {
            return entry;
        }
        if (normal.isAbsolute() || normal.startsWith("..")) {
            return null;
        }
        for (Path name : normal) {
            if (entry == null || !entry.attributes.isDirectory()) {
                return null;
            }
            List<Path> places = new ArrayList<>();
            for (Path folder : entry.places) {
                places.add(folder.resolve(name));
            }
            entry = merged(places);
        }
        return entry;
    }

    /** What paths of the same name, the uppermost first, come to; null when there is nothing. */
    private static @Nullable Entry merged(List<Path> places) throws IOException {
        List<Path> found = new ArrayList<>();
        BasicFileAttributes uppermost = null;
        for (Path place : places) {
            BasicFileAttributes attributes = attributes(place);
            if (attributes == null) {
                continue;
            }
            boolean hidden = uppermost != null && !attributes.isDirectory();
            if (hidden || isRemoved(place, attributes)) {
                break;
            }
            uppermost = uppermost == null ? attributes : uppermost;
            found.add(place);
            if (!attributes.isDirectory() || places.size() > 1 && isOpaque(place)) {
                break;
            }
        }
        return uppermost == null ? null : new Entry(found, uppermost);
    }

    private static @Nullable BasicFileAttributes attributes(Path path) throws IOException {
        try {
            // With permissions, which cost nothing more, for whoever wants to know.
            return Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** A character device of number 0 says that there is nothing. */
    private static boolean isRemoved(Path path, BasicFileAttributes attributes) throws IOException {
        if (!attributes.isOther()) {
            return false;
        }
        Map<String, Object> device = Files.readAttributes(path, "unix:mode,rdev", LinkOption.NOFOLLOW_LINKS);
        boolean character = device.get("mode") instanceof Integer mode && (mode & FILE_TYPE) == CHARACTER_DEVICE;
        return character && Long.valueOf(0).equals(device.get("rdev"));
    }

    private static boolean isOpaque(Path folder) throws IOException {
        UserDefinedFileAttributeView view =
                Files.getFileAttributeView(folder, UserDefinedFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view == null || !view.list().contains(OPAQUE)) {
            return false;
        }
        ByteBuffer value = ByteBuffer.allocate(view.size(OPAQUE));
        view.read(OPAQUE, value);
        return new String(value.array(), StandardCharsets.US_ASCII).equals("y");
    }

    /**
     * Makes a folder that comes from an upper layer fit to be a layer for others. The kernel marks also folders that hide
     * nothing where they are, but would elsewhere.
     */
    public static void forgetMarks(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) throws IOException {
                if (isOpaque(inner)) {
                    Files.getFileAttributeView(inner, UserDefinedFileAttributeView.class)
                            .delete(OPAQUE);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static FileVisitResult walk(Path path, Entry entry, FileVisitor<? super Path> visitor) throws IOException {
        if (!entry.attributes.isDirectory()) {
            return visitor.visitFile(path, entry.attributes);
        }
        FileVisitResult before = visitor.preVisitDirectory(path, entry.attributes);
        if (before != FileVisitResult.CONTINUE) {
            return before == FileVisitResult.SKIP_SUBTREE ? FileVisitResult.CONTINUE : before;
        }
        Map<Path, List<Path>> content;
        try {
            content = content(entry.places);
        } catch (FileSystemException e) {
            return visitor.postVisitDirectory(path, e);
        }
        for (Map.Entry<Path, List<Path>> child : content.entrySet()) {
            FileVisitResult result = walk(path.resolve(child.getKey()), child.getValue(), visitor);
            if (result == FileVisitResult.TERMINATE) {
                return result;
            }
            if (result == FileVisitResult.SKIP_SIBLINGS) {
                break;
            }
        }
        return visitor.postVisitDirectory(path, null);
    }

    private static FileVisitResult walk(Path path, List<Path> places, FileVisitor<? super Path> visitor)
            throws IOException {
        Entry entry;
        try {
            entry = merged(places);
        } catch (FileSystemException e) {
            // Such as one whose whole path is longer than the system takes.
            return visitor.visitFileFailed(path, e);
        }
        return entry == null ? FileVisitResult.CONTINUE : walk(path, entry, visitor);
    }

    /** The places of each name, in order of names. */
    private static Map<Path, List<Path>> content(List<Path> folders) throws IOException {
        Map<Path, List<Path>> places = new TreeMap<>();
        for (Path folder : folders) {
            try (DirectoryStream<Path> content = Files.newDirectoryStream(folder)) {
                for (Path place : content) {
                    places.computeIfAbsent(place.getFileName(), name -> new ArrayList<>())
                            .add(place);
                }
            }
        }
        return places;
    }
}
