package io.github.cimaven.io;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Paths from bytes. A file name on Linux is any bytes, and the JDK can make a path of text only as far as the locale has letters
 * for it; by way of a URI it takes the bytes as they are, whatever the locale.
 */
public final class RawPaths {
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private RawPaths() {}

    /** @param relative to the folder, separated by {@code /} */
    public static Path resolve(Path folder, String relative) {
        return resolve(folder, relative.getBytes(StandardCharsets.UTF_8));
    }

    /** A whole path as a program says it. */
    public static Path absolute(String path) {
        return File.separatorChar == '/' && path.startsWith("/")
                ? resolve(Path.of("/"), path.substring(1))
                : Path.of(path);
    }

    /** The way from a folder to what is in it, with {@code /}, whatever the locale; a folder ends with one. */
    public static String name(Path folder, Path inside) {
        return folder.toUri().relativize(inside.toUri()).getPath();
    }

    /** @param relative to the folder, separated by {@code /} */
    public static Path resolve(Path folder, byte[] relative) {
        if (File.separatorChar != '/') {
            return folder.resolve(new String(relative, StandardCharsets.UTF_8));
        }
        if (isAscii(relative)) {
            return folder.resolve(new String(relative, StandardCharsets.US_ASCII));
        }
        String base = folder.toUri().toString();
        StringBuilder uri = new StringBuilder(base.endsWith("/") ? base : base + "/");
        for (byte unit : relative) {
            boolean plain = unit >= '0' && unit <= '9' || unit >= 'a' && unit <= 'z' || unit >= 'A' && unit <= 'Z';
            if (plain || unit == '/' || unit == '.' || unit == '_' || unit == '-') {
                uri.append((char) unit);
            } else {
                uri.append('%').append(HEX[unit >> 4 & 15]).append(HEX[unit & 15]);
            }
        }
        return Path.of(URI.create(uri.toString()));
    }

    /** Every locale knows these letters. */
    private static boolean isAscii(byte[] text) {
        for (byte unit : text) {
            if (unit <= 0) {
                return false;
            }
        }
        return text.length > 0 && text[0] != '/';
    }

    /** The way from a folder to what is in it, with {@code /}, in bytes: the other way round than {@link #resolve}. */
    public static byte[] bytes(Path folder, Path inside) {
        if (File.separatorChar != '/') {
            return folder.relativize(inside).toString().replace('\\', '/').getBytes(StandardCharsets.UTF_8);
        }
        String way = folder.toUri().relativize(inside.toUri()).getRawPath();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(way.length());
        for (int i = 0; i < way.length(); i++) {
            if (way.charAt(i) == '%') {
                bytes.write(Integer.parseInt(way, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.write(way.charAt(i));
            }
        }
        return bytes.toByteArray();
    }
}
