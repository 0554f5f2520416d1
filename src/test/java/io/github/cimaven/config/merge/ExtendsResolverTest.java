package io.github.cimaven.config.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.config.ConfigLoader;
import io.github.cimaven.config.LoadContext;
import io.github.cimaven.config.Loaded;
import io.github.cimaven.testkit.MemoryOrigin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExtendsResolverTest {
    @Test
    void severalUnknownNamesAreOneProblem() throws IOException {
        assertThat(errors("a: {extends: [.x, .b, .y], script: x}\n.b: {when: manual}"))
                .containsExactly("a: unknown keys in `extends` (.x, .y)");
    }

    @Test
    void theProblemOfAParentComesFirst() throws IOException {
        assertThat(errors("""
                        a: {extends: [.b, .c], script: x}
                        .b: {extends: .d}
                        .c: {extends: .gone}
                        .d: text
                        """)).containsExactly(".b: invalid base hashes in `extends` (.d)");
    }

    @Test
    void aCircleIsToldByTheNameThatComesAgain() throws IOException {
        assertThat(errors("job: {extends: .a, script: x}\n.a: {extends: .b}\n.b: {extends: .c}\n.c: {extends: .b}"))
                .containsExactly(".b: circular dependency detected in `extends`");
    }

    @Test
    void aChainIsTooDeepAtTheEleventhAncestorWhicheverEndIsReadFirst() throws IOException {
        StringBuilder down = new StringBuilder();
        StringBuilder up = new StringBuilder(".l12: {script: x}\n");
        for (int i = 0; i < 12; i++) {
            down.append(".l" + i + ": {extends: .l" + (i + 1) + "}\n");
            up.insert(0, ".l" + i + ": {extends: .l" + (i + 1) + "}\n");
        }
        down.append(".l12: {script: x}\n");
        String reversed = String.join(
                "\n",
                up.toString()
                        .lines()
                        .sorted(java.util.Comparator.reverseOrder())
                        .toList());
        for (String yaml : List.of(down.toString(), reversed)) {
            assertThat(errors(yaml + "\na: {extends: .l0}")).containsExactly(".l11: nesting too deep in `extends`");
        }
    }

    @Test
    void whatIsNoNameIsUnknownAsRubyShowsIt() throws IOException {
        assertThat(errors("a: {extends: [[.b]], script: x}\n.b: {}"))
                .containsExactly("a: unknown keys in `extends` ([\".b\"])");
        assertThat(errors("a: {extends: {b: c}, script: x}"))
                .containsExactly("a: unknown keys in `extends` ([:b, \"c\"])");
        assertThat(errors("a: {extends: 5, script: x}\n5: {script: y}"))
                .containsExactly("a: unknown keys in `extends` (5)");
    }

    @Test
    void onlyTextBecomesASymbol() throws IOException {
        assertThat(errors("a: {extends: {2: 3, b: {c: d}, no: e}, script: x}"))
                .containsExactly("a: unknown keys in `extends` ([:b, {:c=>\"d\"}], [2, 3], [false, \"e\"])");
        assertThat(errors("a: {extends: [{2: 3, b: {4: 5}}], script: x}"))
                .containsExactly("a: unknown keys in `extends` ({:b=>{4=>5}, 2=>3})");
    }

    private static List<String> errors(String yaml) throws IOException {
        return load(yaml).errors();
    }

    private static Loaded load(String yaml) throws IOException {
        return new ConfigLoader(MemoryOrigin.EMPTY)
                .load(".gitlab-ci.yml", yaml.getBytes(StandardCharsets.UTF_8), LoadContext.NONE);
    }
}
