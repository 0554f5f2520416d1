package io.github.cimaven.config.variable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The variables of a dotenv report, or why GitLab would refuse it.
 *
 * @param variables none if it is refused
 * @param problem in GitLab's words
 * @see <a href="https://docs.gitlab.com/ci/yaml/artifacts_reports/#artifactsreportsdotenv">artifacts:reports:dotenv</a>
 */
public record Dotenv(Variables variables, Optional<String> problem) {
    private static final int MOST_BYTES = 5120;
    private static final int MOST_VARIABLES = 20;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]+");
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** @param files that count as one */
    public static Dotenv read(List<Path> files) throws IOException {
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        if (bytes >= MOST_BYTES) {
            return refused("Dotenv Artifact Too Big. Maximum Allowable Size: " + MOST_BYTES);
        }
        StringBuilder text = new StringBuilder();
        for (Path file : files) {
            text.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        }
        return parse(text.toString());
    }

    /** Nothing is quoted, nothing is a comment; each line is divided at its first {@code =}. */
    static Dotenv parse(String text) {
        String plain = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        Map<String, Variable> variables = new LinkedHashMap<>();
        for (String line : plain.lines().toList()) {
            int equals = line.indexOf('=');
            String name = equals < 0 ? "" : line.substring(0, equals).strip();
            if (!NAME.matcher(name).matches()) {
                return refused("Invalid Format");
            }
            variables.put(name, Variable.of(name, line.substring(equals + 1).strip()));
        }
        return variables.size() > MOST_VARIABLES
                ? refused("Dotenv files cannot have more than " + MOST_VARIABLES + " variables")
                : new Dotenv(new Variables(variables), Optional.empty());
    }

    private static Dotenv refused(String why) {
        return new Dotenv(Variables.NONE, Optional.of(why));
    }
}
