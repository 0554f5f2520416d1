package io.github.cimaven.git;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a git remote leads, as far as a GitLab server's web address can be told from it.
 *
 * @param host of the server
 * @param port of the server's web address; empty: the usual one
 * @param protocol {@code https}, or {@code http} where the remote itself says so
 * @param path of the project, such as {@code group/sub/project}
 */
public record RemoteUrl(String protocol, String host, String port, String path) {
    private static final Pattern WEB =
            Pattern.compile("(https?)://(?:[^/]*@)?([^/:@]+)(?::(\\d+))?/+(.+?)(?:\\.git)?/*");
    private static final Pattern SSH = Pattern.compile("ssh://(?:[^@/]*@)?([^/:]+)(?::\\d+)?/+(.+?)(?:\\.git)?/*");
    private static final Pattern SCP = Pattern.compile("(?:[^@/:]+@)?([^/:]+):(?!//|:)/*(.+?)(?:\\.git)?/*");

    /** Absent for paths and whatever else is no address of a server. */
    public static Optional<RemoteUrl> parse(String url) {
        Matcher web = WEB.matcher(url);
        if (web.matches()) {
            String port = web.group(3) == null ? "" : web.group(3);
            return Optional.of(new RemoteUrl(web.group(1), web.group(2), port, web.group(4)));
        }
        Matcher ssh = SSH.matcher(url);
        if (ssh.matches()) {
            return Optional.of(new RemoteUrl("https", ssh.group(1), "", ssh.group(2)));
        }
        Matcher scp = SCP.matcher(url);
        return scp.matches() ? Optional.of(new RemoteUrl("https", scp.group(1), "", scp.group(2))) : Optional.empty();
    }

    /** {@code https://host}, with the port if it is an unusual one. */
    public String server() {
        return protocol + "://" + host + (port.isEmpty() ? "" : ":" + port);
    }

    /** A web address without the user name and password in it; what stands before the host of any other one is no secret. */
    public static String withoutCredentials(String url) {
        return url.replaceFirst("^(https?://)[^/]*@", "$1");
    }
}
