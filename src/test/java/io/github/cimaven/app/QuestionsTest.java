package io.github.cimaven.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.config.origin.FormVariable;
import io.github.cimaven.plan.PlannedJob;
import io.github.cimaven.run.engine.Control;
import io.github.cimaven.testkit.Plans;
import io.github.cimaven.testkit.RecordedConsole;
import io.github.cimaven.testkit.UsualSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user whose answers are known before. */
class QuestionsTest {
    private static final String PIPELINE = """
            variables:
              WHERE:
                value: staging
                description: Where to deploy
                options: [staging, production]
              NAME: {description: "Who is it for?"}
              SILENT: x
            check: {script: echo}
            demo: {stage: test, when: manual, script: 'touch "%1$s/demo-$WHERE"'}
            costly:
              stage: test
              when: manual
              manual_confirmation: This costs 20 euros.
              script: touch "%1$s/costly"
            after-demo: {stage: deploy, needs: [demo], environment: {name: x, action: verify}, script: 'touch "%1$s/after-demo"'}
            production: {stage: deploy, when: manual, script: 'touch "%1$s/production"'}
            """;

    @TempDir
    Path folder;

    private final RecordedConsole console = new RecordedConsole();
    private final Deque<String> answers = new ArrayDeque<>();

    private Questions questions(String... typed) {
        answers.addAll(Arrays.asList(typed));
        return new Questions(
                question -> {
                    console.line("? " + question);
                    return Optional.ofNullable(answers.poll());
                },
                console);
    }

    private LocalPipeline pipeline() throws Exception {
        Path project = Files.createDirectories(folder.resolve("project"));
        Files.writeString(project.resolve(".gitlab-ci.yml"), PIPELINE.formatted(folder));
        return new LocalPipeline(UsualSettings.of(project, folder.resolve("state")), Ambient.ofThisMachine(), console);
    }

    private static List<String> names(List<PlannedJob> jobs) {
        return jobs.stream().map(PlannedJob::name).toList();
    }

    private static List<PlannedJob> manual() {
        return Plans.of("""
                        a: {script: x, when: manual}
                        b c: {script: x, when: manual, manual_confirmation: 'Sure?'}
                        d: {script: x, when: manual}
                        """).jobs();
    }

    @Test
    void variablesOfTheFormAreAskedFor() throws Exception {
        List<FormVariable> form = pipeline().form();
        assertThat(form.stream().map(FormVariable::name)).containsExactly("WHERE", "NAME");
        assertThat(questions("prodction", "production", "").values(form)).isEqualTo(Map.of("WHERE", "production"));
        assertThat(console.text())
                .contains("WHERE · Where to deploy\n  options: staging, production\n?   WHERE [staging]: \n")
                .contains("'prodction' is none of the options: staging, production; did you mean 'production'?")
                .contains("NAME · Who is it for?\n?   NAME: \n");
    }

    @Test
    void whenNobodyAnswersAnyMoreNothingIsSet() throws Exception {
        assertThat(questions().values(pipeline().form())).isEmpty();
        assertThat(questions().starting(manual())).isEmpty();
    }

    @Test
    void jobsAreChosenByNumberAndName() {
        assertThat(names(questions("3, a").starting(manual()))).containsExactly("a", "d");
        assertThat(names(questions("b c", "y").starting(manual()))).containsExactly("b c");
        assertThat(names(questions("all", "no").starting(manual()))).containsExactly("a", "d");
        assertThat(names(questions("").starting(manual()))).isEmpty();
        assertThat(names(questions("7", "e", "d").starting(manual()))).containsExactly("d");
        assertThat(console.text()).contains("There is no '7' among them").contains("b c: Sure? Start it? [y/N]: ");
    }

    @Test
    void whatIsChosenRunsAndWhatWasSkippedForItToo() throws Exception {
        Verdict verdict = pipeline()
                .run(Choice.everything(), new PipelineSession(), Control.of(questions("demo,costly", "n", "", "")));
        assertThat(verdict.failed()).as(verdict.message()).isFalse();
        assertThat(folder.resolve("demo-staging")).exists();
        assertThat(folder.resolve("costly")).doesNotExist();
        assertThat(folder.resolve("production")).doesNotExist();
        assertThat(console.text())
                .contains("costly: This costs 20 euros. Start it? [y/N]")
                .contains("demo  ");
    }

    @Test
    void aDeploymentIsNeverOffered() throws Exception {
        pipeline().run(Choice.everything(), new PipelineSession(), Control.of(questions("all", "y", "all", "all")));
        assertThat(folder.resolve("costly")).exists();
        assertThat(folder.resolve("production")).doesNotExist();
        assertThat(console.text().lines().filter(line -> line.matches(" +\\d +production.*")))
                .isEmpty();
        assertThat(console.text()).contains("production").contains("deployment, waits for confirmation");
    }
}
