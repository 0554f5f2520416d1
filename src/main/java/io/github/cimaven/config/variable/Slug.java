package io.github.cimaven.config.variable;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/**
 * Names made fit for host names and paths.
 *
 * @see <a href="https://docs.gitlab.com/ci/variables/predefined_variables/">Predefined variables</a>
 */
public final class Slug {
    private static final int LONGEST = 63;
    private static final int LONGEST_ENVIRONMENT = 24;

    private Slug() {}

    /** {@code CI_COMMIT_REF_SLUG} and its kind: lower case, at most 63 characters of a-z, 0-9 and dashes. */
    public static String of(String name) {
        if (isSlug(name)) {
            return name;
        }
        String replaced = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "-");
        return withoutOuterDashes(replaced.substring(0, Math.min(LONGEST, replaced.length())));
    }

    /** {@code CI_ENVIRONMENT_SLUG}: begins with a letter, at most 24 characters, told apart by a digest if it was changed. */
    public static String ofEnvironment(String name) {
        String slug = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "-");
        if (slug.isEmpty() || !Character.isLetter(slug.charAt(0))) {
            slug = "env-" + slug;
        }
        slug = slug.replaceAll("-+", "-");
        if (slug.length() > LONGEST_ENVIRONMENT || !slug.equals(name)) {
            String digest = digest(name);
            slug = slug.substring(0, Math.min(17, slug.length()));
            slug = (slug.endsWith("-") ? slug : slug + "-") + digest.substring(digest.length() - 6);
        }
        return slug.endsWith("-") ? slug.substring(0, slug.length() - 1) : slug;
    }

    /** Most names are one already. */
    private static boolean isSlug(String name) {
        if (name.isEmpty() || name.length() > LONGEST || name.startsWith("-") || name.endsWith("-")) {
            return false;
        }
        for (int position = 0; position < name.length(); position++) {
            char unit = name.charAt(position);
            if (!(unit >= 'a' && unit <= 'z' || unit >= '0' && unit <= '9' || unit == '-')) {
                return false;
            }
        }
        return true;
    }

    private static String withoutOuterDashes(String text) {
        return text.replaceAll("^-+|-+$", "");
    }

    private static String digest(String name) {
        try {
            byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, sha256).toString(36);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
