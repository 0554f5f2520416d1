package io.github.cimaven.io;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** File names for texts of any kind, such as a job called {@code ../../etc}. */
public final class FileNames {
    private static final int LONGEST = 60;

    private FileNames() {}

    /** One name in one folder: different texts get different names, also where upper and lower case are the same. */
    public static String of(String text) {
        String name =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-").replaceAll("^[.-]+", "");
        boolean same = name.equals(text) && !name.isEmpty() && name.length() <= LONGEST;
        return same
                ? name
                : name.substring(0, Math.min(LONGEST, name.length())) + "~"
                        + digest(text).substring(0, 8);
    }

    /** 64 hexadecimal digits that stand for the text. */
    public static String digest(String text) {
        return HexFormat.of().formatHex(sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The SHA-256 of a file's content in Base64, as sums of files are written on the web. */
    public static String base64Digest(byte[] content) {
        return Base64.getEncoder().encodeToString(sha256(content));
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
