package io.github.cimaven.run.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinesBackwardsTest {
    @TempDir
    Path folder;

    private List<String> lines(String text) throws Exception {
        List<String> lines = new ArrayList<>();
        LinesBackwards.find(Files.writeString(folder.resolve("log"), text), line -> {
            lines.add(line);
            return Optional.empty();
        });
        Collections.reverse(lines);
        return lines;
    }

    @Test
    void seesEachLineOnce() throws Exception {
        assertThat(lines("")).containsExactly("");
        assertThat(lines("one")).containsExactly("one");
        assertThat(lines("one\nzwölf\n\nthree\n")).containsExactly("one", "zwölf", "", "three", "");
    }

    @Test
    void seesLinesThatLieInSeveralBlocks() throws Exception {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            all.add(i + "ü".repeat(i * 7));
        }
        all.add("x".repeat(200_000));
        all.add("end");
        assertThat(lines(String.join("\n", all))).isEqualTo(all);
    }

    @Test
    void stopsAtTheFirstAnswer() throws Exception {
        Path log = Files.writeString(folder.resolve("log"), "a 1\nb 2\nb 3\nc\n");
        assertThat(LinesBackwards.find(log, line -> Optional.of(line).filter(text -> text.startsWith("b"))))
                .hasValue("b 3");
    }
}
