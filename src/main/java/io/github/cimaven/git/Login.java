package io.github.cimaven.git;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name and password in a web address, told to git by its environment: everybody on the machine can read a command line.
 *
 * @param server that they are for, as {@code https://host:port}
 * @see <a href="https://git-scm.com/docs/gitcredentials">gitcredentials</a>
 */
record Login(String server, String user, String password) {
    private static final Pattern ADDRESS = Pattern.compile("(https?://)([^/:@]*):([^/]*)@([^/@]+)(?:/.*)?");

    private static final String COUNT = "GIT_CONFIG_COUNT";
    private static final String USER = "CI_MAVEN_GIT_USER";
    private static final String PASSWORD = "CI_MAVEN_GIT_PASSWORD";
    private static final String HELPER = "!f() { test \"$1\" = get && printf 'username=%s\\npassword=%s\\n' \"$" + USER
            + "\" \"$" + PASSWORD + "\"; }; f";

    /** Absent where the address has no password in it. */
    static Optional<Login> of(String url) {
        Matcher address = ADDRESS.matcher(url);
        return address.matches()
                ? Optional.of(new Login(
                        address.group(1) + address.group(4), decoded(address.group(2)), decoded(address.group(3))))
                : Optional.empty();
    }

    /** A sign that is no part of an escape stands for itself. */
    private static String decoded(String text) {
        String plain = text.replaceAll("%(?![0-9A-Fa-f]{2})", "%25").replace("+", "%2B");
        return URLDecoder.decode(plain, StandardCharsets.UTF_8);
    }

    /** The settings with this login added, instead of all others for its server, just as in an address. */
    Map<String, String> in(Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        int count = Integer.parseInt(settings.getOrDefault(COUNT, "0"));
        for (String helper : new String[] {"", HELPER}) {
            all.put("GIT_CONFIG_KEY_" + count, "credential." + server + ".helper");
            all.put("GIT_CONFIG_VALUE_" + count, helper);
            count++;
        }
        all.put(COUNT, Integer.toString(count));
        all.put(USER, user);
        all.put(PASSWORD, password);
        return all;
    }

    /** Never reveals the password: this text may reach a debug log. */
    @Override
    public String toString() {
        return user + " at " + server;
    }
}
