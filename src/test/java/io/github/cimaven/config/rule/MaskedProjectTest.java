package io.github.cimaven.config.rule;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cimaven.config.ConfigLoader;
import io.github.cimaven.config.LoadContext;
import io.github.cimaven.config.include.IncludeOrigin;
import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.config.variable.Variables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said of another project that cannot be asked for its files. */
class MaskedProjectTest {
    private static final String CONFIGURATION = """
            include:
              - local: a.yml
                rules: [{exists: {paths: [x], project: group/$NAME}}]
            job: {script: x}
            """;

    private static final RuleFiles UNREACHED = new RuleFiles() {
        @Override
        public FileList changed() {
            return FileList.UNKNOWN;
        }

        @Override
        public FileList changedSince(String ref) {
            return FileList.NO_SUCH_REF;
        }

        @Override
        public List<String> paths() {
            return List.of();
        }

        @Override
        public FileList paths(String project, Optional<String> ref) {
            throw new UncheckedIOException(new IOException("no answer from " + project));
        }
    };

    @Test
    void isReadableAndMasked() {
        Variables variables = Variables.of(List.of(Variable.masked("NAME", "hidden-name")));
        LoadContext context = new LoadContext(variables, Map.of(), UNREACHED);
        assertThatThrownBy(() -> new ConfigLoader(NOTHING)
                        .load(".gitlab-ci.yml", CONFIGURATION.getBytes(StandardCharsets.UTF_8), context))
                .hasMessage("no answer from group/xxxxxxxxxxx");
    }

    private static final IncludeOrigin NOTHING = new IncludeOrigin() {
        @Override
        public Optional<byte[]> read(String path) {
            return Optional.empty();
        }

        @Override
        public List<String> paths() {
            return List.of();
        }
    };
}
