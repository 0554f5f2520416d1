package io.github.cimaven.run.executor.docker;

import io.github.cimaven.run.process.Calls.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an engine has refused, in its own words, and what to do about it. */
final class EngineTrouble {
    private static final Pattern SOCKET = Pattern.compile("unix://(/[^\\s:\"']+)");
    private static final Pattern PREFIX = Pattern.compile("^(Error response from daemon: |Error: |docker: )+");

    /** Who has asked whom before a program could not be started. */
    private static final Pattern WAY_THERE = Pattern.compile("^.*unable to start container process: |: unknown$");

    private static final int LONGEST = 2000;

    private EngineTrouble() {}

    /** The last of what the engine says tells what is wrong; the lines before it are about the way there. */
    static String of(EngineKind kind, Answer answer) {
        return of(kind, answer.err().isBlank() ? answer.out() : answer.err());
    }

    static String of(EngineKind kind, String said) {
        String words = words(said);
        String lower = words.toLowerCase(Locale.ROOT);
        String hint = hint(kind, words, lower);
        return hint.isEmpty() ? words : words + (words.endsWith(".") || words.endsWith("?") ? " " : ". ") + hint;
    }

    private static String words(String said) {
        List<String> lines = said.lines().filter(line -> !line.isBlank()).toList();
        String last = lines.isEmpty() ? "it says nothing" : lines.get(lines.size() - 1);
        if (last.startsWith("See 'docker") && lines.size() > 1) {
            last = lines.get(lines.size() - 2);
        }
        String words =
                WAY_THERE.matcher(PREFIX.matcher(last.strip()).replaceFirst("")).replaceAll("");
        return words.length() > LONGEST ? words.substring(0, LONGEST) + "…" : words;
    }

    private static String hint(EngineKind kind, String words, String lower) {
        if (lower.contains("cannot connect to")
                || lower.contains("connection refused")
                || lower.contains("dial unix")) {
            return lower.contains("permission denied") ? denied(words) : unreachable(kind);
        }
        if (lower.contains("permission denied while trying to connect")) {
            return denied(words);
        }
        if (lower.contains("no basic auth credentials")
                || lower.contains("unauthorized")
                || lower.contains("authentication required")) {
            return "'" + kind.program() + " login' with the registry's name gives it your credentials;"
                    + " jobs may also have DOCKER_AUTH_CONFIG.";
        }
        if (lower.contains("pull access denied") || lower.contains("manifest unknown") || lower.contains("not found")) {
            return lower.contains("exec")
                    ? ""
                    : "Is the image's name right? A private one needs '" + kind.program() + " login'.";
        }
        if (lower.contains("no such host") || lower.contains("i/o timeout") || lower.contains("no route to host")) {
            return "Without a network, images must be there already: ci.docker.pullPolicy=never says so at once.";
        }
        if (lower.contains("no matching manifest") || lower.contains("does not match the specified platform")) {
            return "The image is not made for this platform; image:docker:platform names another.";
        }
        if (lower.contains("no space left on device")) {
            return "The disk of the engine is full: '" + kind.program() + " system df' shows what is on it.";
        }
        return "";
    }

    private static String unreachable(EngineKind kind) {
        return "Start " + kind.title() + ", or say by DOCKER_HOST " + kind.choice()
                + " where it is; ci.executor=shell runs jobs without containers.";
    }

    private static String denied(String words) {
        Matcher socket = SOCKET.matcher(words);
        String owner = socket.find() ? owner(Path.of(socket.group(1))) : "";
        return owner + "Who is in the socket's group may use it: 'sudo usermod -aG docker $USER', then log in again.";
    }

    private static String owner(Path socket) {
        try {
            PosixFileAttributes attributes = Files.readAttributes(socket, PosixFileAttributes.class);
            return socket + " belongs to " + attributes.owner().getName() + ", group "
                    + attributes.group().getName() + ". ";
        } catch (IOException unknown) {
            return "";
        }
    }
}
