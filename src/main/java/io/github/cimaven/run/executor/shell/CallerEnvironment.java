package io.github.cimaven.run.executor.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What jobs get to see of the environment that Maven was called in: little, so that a job which passes here does not fail in
 * GitLab for want of something that only this machine has.
 */
public final class CallerEnvironment {
    private static final Set<String> ALWAYS = Set.of(
            "PATH",
            "HOME",
            "USER",
            "LOGNAME",
            "SHELL",
            "LANG",
            "TZ",
            "TMPDIR",
            "TERM",
            "JAVA_HOME",
            "SSH_AUTH_SOCK",
            "http_proxy",
            "https_proxy",
            "ftp_proxy",
            "all_proxy",
            "no_proxy",
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "FTP_PROXY",
            "ALL_PROXY",
            "NO_PROXY");

    private CallerEnvironment() {}

    /** @param pass names or globs ({@code AWS_*}) that are let through besides */
    public static Map<String, String> of(Map<String, String> environment, List<String> pass) {
        Pattern wanted = Pattern.compile(pass.stream()
                .map(glob -> ("\\Q" + glob + "\\E").replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"))
                .collect(Collectors.joining("|")));
        Map<String, String> passed = new LinkedHashMap<>();
        environment.forEach((name, value) -> {
            boolean locale = name.startsWith("LC_");
            if (ALWAYS.contains(name) || locale || wanted.matcher(name).matches()) {
                passed.put(name, value);
            }
        });
        return passed;
    }
}
