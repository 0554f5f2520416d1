package io.github.cimaven.git;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How servers are asked: by the user's own git with the user's own credentials, helpers and proxies, those of the checkout
 * included, and without questions to the user.
 *
 * @param environment of the caller
 * @param settings that git gets as {@code GIT_*} variables
 * @param limit how long one call may take
 */
public record RemoteAccess(Map<String, String> environment, Map<String, String> settings, Duration limit) {
    /** Those of the caller's variables that say how to reach a server, not which repository is meant. */
    private static final Pattern KEPT = Pattern.compile("GIT_(?:SSH.*|SSL_.*|PROXY_.*|HTTP_.*|ASKPASS|ALLOW_PROTOCOL"
            + "|CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\\d+|VALUE_\\d+))");

    private static final String OF_THE_CHECKOUT =
            "^(credential\\.|http\\.|https\\.|url\\.|ssh\\.|core\\.sshcommand$|core\\.gitproxy$)";

    /** @param checkout whose settings count too */
    public static RemoteAccess of(Map<String, String> environment, List<Path> checkout, Duration limit)
            throws GitException, InterruptedException {
        Map<String, String> settings = new LinkedHashMap<>();
        environment.forEach((name, value) -> {
            if (KEPT.matcher(name).matches()) {
                settings.put(name, value);
            }
        });
        // Otherwise git would ask by the program that ssh asks by, which may open a window.
        settings.putIfAbsent("GIT_ASKPASS", "");
        boolean ownSsh = false;
        for (Path root : checkout) {
            ownSsh |= addSettings(root, environment, settings);
        }
        if (!ownSsh && !environment.containsKey("GIT_SSH")) {
            settings.putIfAbsent("GIT_SSH_COMMAND", "ssh -oBatchMode=yes -oConnectTimeout=10");
        }
        return new RemoteAccess(environment, settings, limit);
    }

    /** Whether ssh is called in the user's own way. */
    private static boolean addSettings(Path root, Map<String, String> environment, Map<String, String> settings)
            throws GitException, InterruptedException {
        try {
            Git git = new Git(root, environment, Map.copyOf(settings), Duration.ofMinutes(1));
            int count = Integer.parseInt(settings.getOrDefault("GIT_CONFIG_COUNT", "0"));
            String local = git.ask("config", "-z", "--local", "--get-regexp", OF_THE_CHECKOUT)
                    .text();
            for (String entry : entries(local)) {
                int end = entry.indexOf('\n');
                settings.put("GIT_CONFIG_KEY_" + count, end < 0 ? entry : entry.substring(0, end));
                settings.put("GIT_CONFIG_VALUE_" + count, end < 0 ? "true" : entry.substring(end + 1));
                count++;
            }
            settings.put("GIT_CONFIG_COUNT", Integer.toString(count));
            return git.ask("config", "core.sshCommand").exitCode() == 0;
        } catch (IOException e) {
            throw new GitException("git could not be called: " + e.getMessage(), e);
        } catch (NumberFormatException e) {
            throw new GitException("GIT_CONFIG_COUNT is no number", e);
        }
    }

    private static List<String> entries(String text) {
        List<String> entries = new ArrayList<>(List.of(text.split("\0", -1)));
        entries.removeIf(String::isEmpty);
        return entries;
    }

    /** The same with a login for one server. */
    RemoteAccess with(Login login) {
        return new RemoteAccess(environment, login.in(settings), limit);
    }

    Git in(Path directory) {
        return new Git(directory, environment, settings, limit);
    }
}
