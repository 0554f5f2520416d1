package io.github.cimaven.config.include;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.config.ConfigLoader;
import io.github.cimaven.config.LoadContext;
import io.github.cimaven.config.Loaded;
import io.github.cimaven.config.include.UnavailableException.Reason;
import io.github.cimaven.config.model.Job;
import io.github.cimaven.config.rule.RuleFiles;
import io.github.cimaven.config.source.Problem;
import io.github.cimaven.config.source.ProblemPrinter;
import io.github.cimaven.config.variable.Variable;
import io.github.cimaven.config.variable.Variables;
import io.github.cimaven.io.FileNames;
import io.github.cimaven.testkit.MemoryOrigin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What becomes of the includes of a configuration, whatever they come from. */
class IncludesTest {
    private static final String SHA = "a".repeat(40);

    private final Map<String, String> own = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> projects = new LinkedHashMap<>();
    private final Map<String, List<String>> tags = new LinkedHashMap<>();
    private final Map<String, String> web = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<Variable> variables =
            new ArrayList<>(List.of(Variable.raw("CI_SERVER_FQDN", "gitlab.example.com")));
    private boolean late;

    private Loaded load(String yaml) {
        IncludeOrigins origins = new IncludeOrigins(new MemoryOrigin(own), new Projects(), new Web(), () -> late);
        try {
            return new ConfigLoader(origins)
                    .load(
                            ".gitlab-ci.yml",
                            yaml.getBytes(StandardCharsets.UTF_8),
                            new LoadContext(Variables.of(variables), Map.of(), RuleFiles.NONE));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> jobs(String yaml) {
        Loaded loaded = load(yaml);
        assertThat(loaded.errors())
                .as(String.join("\n", ProblemPrinter.lines(loaded.problems())))
                .isEmpty();
        return List.copyOf(loaded.pipeline().orElseThrow().jobs().keySet());
    }

    private static Job job(Loaded loaded) {
        return Objects.requireNonNull(loaded.pipeline().orElseThrow().jobs().get("job"));
    }

    private void assertError(String yaml, String error) {
        assertThat(load(yaml).errors()).containsExactly(error);
    }

    private final class Projects implements OtherProjects {
        @Override
        public Copy at(String path, String ref) throws UnavailableException {
            asked.add(path + "@" + ref);
            if (!projects.containsKey(path)) {
                throw new UnavailableException(Reason.NO_PROJECT, "The project is not there");
            }
            if (ref.equals("none")) {
                throw new UnavailableException(Reason.NO_REF, "");
            }
            Optional<String> notice = ref.equals("old") ? Optional.of("an old copy") : Optional.empty();
            return new Copy(new MemoryOrigin(projects.get(path)), SHA, notice);
        }

        @Override
        public Optional<List<String>> tags(String path, Predicate<List<String>> enough) throws UnavailableException {
            at(path, "HEAD");
            return Optional.ofNullable(tags.get(path));
        }
    }

    private final class Web implements RemoteFiles {
        @Override
        public Fetched get(String address, Duration fresh, Predicate<byte[]> right) throws UnavailableException {
            asked.add(address + " " + fresh);
            if (!web.containsKey(address)) {
                throw new UnavailableException(
                        Reason.NO_ANSWER, "could not be fetched after 1 attempt because of HTTP code `404` error");
            }
            return new Fetched(Optional.of(web.get(address).getBytes(StandardCharsets.UTF_8)), Optional.empty());
        }

        @Override
        public Fetched template(String name) {
            return new Fetched(
                    Optional.ofNullable(web.get(name)).map(text -> text.getBytes(StandardCharsets.UTF_8)),
                    Optional.empty());
        }
    }

    @Test
    void laterIncludesWinAndTheIncludingFileWinsOverAll() {
        own.put("a.yml", "job: {script: a, stage: build}\nonly-a: {script: a}");
        own.put("b.yml", "job: {script: b, tags: [b]}");
        Loaded loaded = load("include: [a.yml, b.yml]\njob: {stage: deploy}");
        Job job = job(loaded);
        assertThat(job.stage()).isEqualTo("deploy");
        assertThat(job.script().main()).containsExactly("b");
        assertThat(jobs("include: [a.yml, b.yml]\nlast: {script: x}")).containsExactly("job", "only-a", "last");
    }

    @Test
    void wildcards() {
        for (String path : List.of("ci/a.yml", "ci/deep/b.yml", "ci/deep/er/c.yml", "ci/d.yaml", "e.yml")) {
            own.put(path, path.replaceAll(".*/", "").substring(0, 1) + ": {script: x}");
        }
        assertThat(jobs("include: ci/*.yml\nz: {script: x}")).containsExactly("a", "z");
        assertThat(jobs("include: ci/**.yml\nz: {script: x}")).containsExactly("a", "b", "c", "z");
        assertThat(jobs("include: ci/**/*.yml\nz: {script: x}")).containsExactly("b", "c", "z");
        assertThat(jobs("include: /ci/*.yml\nz: {script: x}")).containsExactly("z");
        own.put("ci/f.yml", "include: ci/*.yml\nf: {script: x}");
        assertThat(jobs("include: [ci/f.yml, ci/a.yml]\nz: {script: x}")).containsExactly("f", "a", "z");
    }

    @Test
    void variablesInLocations() {
        variables.add(Variable.of("NAME", "a"));
        variables.add(Variable.of("URL", "https://example.com"));
        own.put("a.yml", "a: {script: x}");
        own.put("$a.yml", "dollar: {script: x}");
        web.put("https://example.com/b.yml", "b: {script: x}");
        assertThat(jobs("include: ['$NAME.yml', '${URL}/b.yml', 'a${NONE}.yml', {local: '%NAME%.yml'}]"))
                .containsExactly("a", "b");
        assertThat(jobs("include: {local: $$NAME.yml}")).containsExactly("dollar");
        // A wildcard is looked up before the variable behind it is known, but not in the short form.
        assertThat(jobs("include: [{local: '${NAME}*.yml'}]\nz: {script: x}")).containsExactly("z");
        assertThat(jobs("include: '${NAME}*.yml'\nz: {script: x}")).containsExactly("a", "z");
    }

    @Test
    void maskedValuesAreNotSaid() {
        variables.add(Variable.masked("SECRET", "hunter22"));
        Loaded loaded = load("include: 'ci/$SECRET.yml'");
        assertThat(loaded.errors()).containsExactly("Local file `ci/xxxxxxxx.yml` does not exist!");
        assertThat(String.join("\n", ProblemPrinter.lines(loaded.problems()))).doesNotContain("hunter22");
        own.put("ci/hunter22.yml", "a: [}");
        assertThat(String.join(
                        "\n",
                        ProblemPrinter.lines(load("include: 'ci/$SECRET.yml'").problems())))
                .doesNotContain("hunter22");
    }

    @Test
    void itemsOfTheWrongForm() {
        String kinds = "`local`, `project`, `remote`, `template`, `artifact`, `component`";
        assertError("include: 5\na: {script: x}", "Each include must be a hash or a string");
        assertError("include: [[a.yml]]\na: {script: x}", "Each include must be a hash or a string");
        assertError("include: {local: a.yml, template: b.yml}", "Each include must use only one of: " + kinds);
        assertError(
                "include: {remotes: 'https://a/?b&c<d>', inputs: {n: 1.50, l: [true, null]}}",
                "`{\"remotes\":\"https://a/?b\\u0026c\\u003cd\\u003e\",\"inputs\":{\"n\":1.5,\"l\":[true,null]}}` does not have"
                        + " a valid subkey for include. Valid subkeys are: " + kinds);
        assertError("include: {remote: 5}\na: {script: x}", "Included file `5` needs to be a string");
        assertError("include: {local: [a, b]}", "Included file `[\"a\", \"b\"]` does not have YAML extension!");
        assertError("include: ci/.yml", "Included file `ci/.yml` does not have YAML extension!");
        assertError("include: './a.yml'", "Local file `./a.yml` does not exist!");
    }

    @Test
    void itsFormIsOnlyLookedAtWhereItBringsNothing() {
        own.put("a.yml", "a: {script: x}");
        assertThat(jobs("include: [{local: a.yml, unknown: 1}]")).containsExactly("a");
        assertError(
                "include: [{local: 'b*.yml', unknown: 1}]\na: {script: x}",
                "include:include config contains unknown keys: unknown");
        assertError("include: {local: 'b*.yml'}\na: {script: x}", "include config should be an array or a string");
        assertError(
                "include: [{project: group/shared}]\na: {script: x}",
                "include:include config must specify the file where to fetch the config from");
    }

    @Test
    void whatAFileItselfIncludesIsSaidFirst() {
        own.put("a.yml", "include: none.yml");
        Loaded loaded = load("include: [missing.yml, a.yml]\njob: {script: x}");
        assertThat(loaded.errors()).containsExactly("Local file `none.yml` does not exist!");
        assertThat(loaded.problems().stream().map(Problem::message))
                .containsExactlyInAnyOrder(
                        "Local file `none.yml` does not exist!", "Local file `missing.yml` does not exist!");
    }

    @Test
    void aProblemTellsTheWholeWay() {
        own.put("a.yml", "include: deep/b.yml");
        own.put("deep/b.yml", "job: {script: x, stgae: y}");
        assertThat(ProblemPrinter.lines(load("include: a.yml").problems()))
                .contains("  via  included (a.yml:1:10)", "       included (.gitlab-ci.yml:1:10)");
    }

    @Test
    void aFileOfAProjectIncludesFromThatProject() {
        own.put("b.yml", "wrong: {script: x}");
        projects.put("Group/Shared", Map.of("a.yml", "include: /b.yml\na: {script: x}", "b.yml", "b: {script: x}"));
        assertThat(jobs("include: {project: Group/Shared, file: /a.yml, ref: v1}"))
                .containsExactly("b", "a");
        assertThat(asked).containsExactly("Group/Shared@v1");
        assertThat(jobs("include: [{project: Group/Shared, file: [a.yml, b.yml]}]"))
                .containsExactly("b", "a");
        assertThat(asked).contains("Group/Shared@HEAD");
    }

    @Test
    void projectsThatCannotBeHad() {
        projects.put("group/shared", Map.of("empty.yml", " \n"));
        assertError(
                "include: {project: Group/None, file: a.yml}",
                "Project `group/none` not found or access denied! Make sure any includes in the pipeline configuration are"
                        + " correctly defined.");
        assertError(
                "include: {project: group/shared, file: a.yml, ref: none}",
                "Project `group/shared` reference `none` does not exist!");
        assertError(
                "include: {project: group/shared, file: a.yml}", "Project `group/shared` file `a.yml` does not exist!");
        assertError(
                "include: {project: group/shared, file: empty.yml}",
                "Project `group/shared` file `empty.yml` is empty!");
        assertError(
                "include: {project: group/shared, file: a.txt}", "Included file `a.txt` does not have YAML extension!");
    }

    @Test
    void anOldCopyIsWarnedAboutAtItsInclude() {
        projects.put("group/shared", Map.of("a.yml", "a: {script: x}"));
        Loaded loaded = load("include:\n  - {project: group/shared, ref: old, file: a.yml}");
        assertThat(loaded.errors()).isEmpty();
        assertThat(ProblemPrinter.lines(loaded.problems()).get(0))
                .isEqualTo(".gitlab-ci.yml:2:45: warning: an old copy");
    }

    @Test
    void remoteFiles() {
        web.put("https://example.com/a.yml", "a: {script: x}");
        web.put("https://example.com/empty.yml", "");
        assertThat(jobs("include: 'https://example.com/a.yml'")).containsExactly("a");
        assertThat(jobs("include: {remote: 'https://example.com/a.yml', cache: 2 minutes}"))
                .containsExactly("a");
        assertThat(asked).containsExactly("https://example.com/a.yml PT1H", "https://example.com/a.yml PT2M");
        assertError(
                "include: {remote: 'https://example.com/b.yml'}",
                "Remote file `https://example.com/b.yml` could not be fetched after 1 attempt because of HTTP code `404`"
                        + " error!");
        assertError(
                "include: {remote: 'https://example.com/empty.yml'}",
                "Included file `https://example.com/empty.yml` is empty or does not exist!");
        assertError("include: {remote: ci/a.yml}", "Remote file `ci/a.yml` does not have a valid address!");
        assertError(
                "include: {remote: 'https://example.com/a.yml?ref=main'}",
                "Included file `https://example.com/a.yml?ref=main` does not have YAML extension!");
    }

    @Test
    void aFileFromTheWebHasNoProjectAndNoVariables() {
        variables.add(Variable.of("NAME", "b"));
        own.put("b.yml", "b: {script: x}");
        web.put("https://example.com/a.yml", "include: '$NAME.yml'");
        assertError("include: 'https://example.com/a.yml'", "Included file `.yml` does not have YAML extension!");
        web.put("https://example.com/a.yml", "include: b.yml");
        assertError("include: 'https://example.com/a.yml'", "Local file `b.yml` does not have project!");
    }

    @Test
    void integrity() {
        web.put("https://example.com/a.yml", "a: {script: x}");
        String digest = FileNames.base64Digest("a: {script: x}".getBytes(StandardCharsets.UTF_8));
        assertThat(jobs("include: {remote: 'https://example.com/a.yml', integrity: 'sha256-" + digest + "'}"))
                .containsExactly("a");
        assertThat(asked).hasSize(1).allMatch(question -> !question.endsWith("PT1H"));
        assertError(
                "include: {remote: 'https://example.com/a.yml', integrity: 'sha256-AAAA'}",
                "Remote file `https://example.com/a.yml` failed integrity check!");
    }

    @Test
    void templates() {
        web.put("Jobs/Build.gitlab-ci.yml", "build: {script: x}");
        assertThat(jobs("include: {template: Jobs/Build.gitlab-ci.yml}")).containsExactly("build");
        assertError("include: {template: Build.yml}", "Template file `Build.yml` is not a valid location!");
        assertError(
                "include: {template: None.gitlab-ci.yml}",
                "Included file `None.gitlab-ci.yml` is empty or does not exist!");
    }

    @Test
    void components() {
        String component = "spec:\n  component: [name, version, reference, sha]\n---\n"
                + "job: {script: '$[[ component.name ]] $[[ component.version ]] $[[ component.reference ]]"
                + " $[[ component.sha ]]'}\ninclude: more.yml";
        projects.put(
                "group/sub/parts",
                Map.of(
                        "templates/one.yml",
                        component,
                        "templates/two/template.yml",
                        "two: {script: x}",
                        "more.yml",
                        "more: {script: x}",
                        "templates/more.yml",
                        "spec: {include: [more.yml]}\n---\nx: 1"));
        tags.put("group/sub/parts", List.of("1.0.0", "1.2.3", "2.0.0-rc.1"));
        String address = "include: {component: gitlab.example.com/group/sub/parts/";
        Loaded loaded = load(address + "one@1}");
        assertThat(loaded.errors()).isEmpty();
        assertThat(loaded.pipeline().orElseThrow().jobs()).containsOnlyKeys("job", "more");
        assertThat(job(loaded).script().main()).containsExactly("one 1.2.3 1 " + SHA);
        assertThat(asked).contains("group/sub/parts@1.2.3");
        assertThat(jobs(address + "two@~latest}")).containsExactly("two");
        assertThat(jobs(address + "two@main}")).containsExactly("two");
        assertThat(asked).contains("group/sub/parts@main");
        assertError(
                address + "more@main}",
                "Component `gitlab.example.com/group/sub/parts/more@main` cannot use `spec:include`. This keyword is not"
                        + " supported in components");
    }

    @Test
    void componentsThatCannotBeHad() {
        projects.put("group/parts", Map.of("templates/one.yml", "a: {script: x}"));
        tags.put("group/parts", List.of("v1"));
        assertError(
                "include: {component: gitlab.com/group/parts/one@main}",
                "Component 'gitlab.com/group/parts/one@main' - the component path is not supported");
        assertError(
                "include: {component: gitlab.example.com/group/parts/one}",
                "Component 'gitlab.example.com/group/parts/one' - the component path is not supported");
        assertError(
                "include: {component: gitlab.example.com/group/parts/one@~latest}",
                "Component 'gitlab.example.com/group/parts/one@~latest' - The ~latest version reference is not supported for"
                        + " non-catalog resources. Use a tag, branch, or commit SHA instead.");
        for (String lost : List.of("group/parts/two@main", "group/none/one@main", "group/parts/one@none", "one@main")) {
            assertError(
                    "include: {component: $CI_SERVER_FQDN/" + lost + "}",
                    "Component 'gitlab.example.com/" + lost + "' - content not found");
        }
    }

    @Test
    void aFolderStandsForEveryVersionOfAComponent() {
        projects.put("group/parts", Map.of("templates/one.yml", "a: {script: x}"));
        assertThat(jobs("include: {component: gitlab.example.com/group/parts/one@~latest}"))
                .containsExactly("a");
    }

    @Test
    void inputsReachTheFile() {
        String file = "spec: {inputs: {name: {default: x}}}\n---\n$[[ inputs.name ]]: {script: x}";
        projects.put("group/shared", Map.of("a.yml", file));
        web.put("https://example.com/a.yml", file);
        assertThat(jobs("include:\n- {project: group/shared, file: a.yml, inputs: {name: one}}\n"
                        + "- {remote: 'https://example.com/a.yml', inputs: {name: two}}"))
                .containsExactly("one", "two");
        assertError(
                "include: {project: group/shared, file: a.yml, inputs: {nmae: one}}",
                "`a.yml`: unknown input arguments: nmae");
    }

    @Test
    void aHeaderMayIncludeFromElsewhere() {
        projects.put("group/shared", Map.of("inputs.yml", "inputs: {name: {default: one}}"));
        web.put("https://example.com/more.yml", "inputs: {other: {default: two}}");
        String yaml = """
                spec:
                  include:
                  - {project: group/shared, file: inputs.yml}
                  - {remote: 'https://example.com/more.yml'}
                ---
                $[[ inputs.name ]]-$[[ inputs.other ]]: {script: x}
                """;
        assertThat(jobs(yaml)).containsExactly("one-two");
    }

    @Test
    void aFileThatAHeaderIncludesMayHaveAHeaderOfItsOwn() {
        own.put("a.yml", "spec: {include: [b.yml]}\n---\ninputs: {name: {default: 'one-$[[ inputs.other ]]'}}");
        own.put("b.yml", "inputs: {other: {default: two}}");
        assertThat(jobs("spec: {include: [[a.yml], ~]}\n---\n$[[ inputs.name ]]: {script: x}"))
                .containsExactly("one-two");
        own.put("b.yml", "spec: {include: [b.yml]}\n---\ninputs: {}");
        assertThat(load("spec: {include: [a.yml]}\n---\na: {script: x}").errors())
                .singleElement()
                .asString()
                .startsWith("`a.yml`: `b.yml`: `b.yml`: ")
                .endsWith("Maximum of 150 nested includes are allowed!");
        own.put("b.yml", "spec: {include: ['b*']}\n---\nother: {}");
        assertError(
                "spec: {include: [b.yml]}\n---\na: {script: x}",
                "Header include file `b.yml` contains unknown keys: [:other]");
    }

    @Test
    void headersOfTheWrongForm() {
        String place = "header:spec:include:include config ";
        String rest = "\n---\na: {script: x}";
        assertError(
                "spec: {include: [{project: ''}]}" + rest,
                place + "must specify the file where to fetch the config from");
        assertError(
                "spec: {include: [{project: no, integrity: no}]}" + rest,
                "`{\"project\":false,\"integrity\":false}` does not have a valid subkey for header include. Valid subkeys are:"
                        + " `local`, `remote`, `project`");
        assertError(
                "spec: {include: [{local: a.yml, cache: 5 seconds}]}" + rest,
                place + "cache can only be specified for remote includes, " + place
                        + "cache duration must be at least 1 minute");
        assertError(
                "spec: {include: [{remote: 'https://example.com/a.yml', cache: [x]}]}" + rest,
                place + "cache must be a boolean or a duration string");
        assertError(
                "spec: {component: [name, [a, [b]]]}" + rest,
                "header:spec:component config should be an array of strings, header:spec:component config contains unknown"
                        + " values: a, b");
        assertError(
                "spec: {inputs: {i: {options: " + "x".repeat(51) + "}}}" + rest,
                "header:spec:inputs:i input options should be an array, header:spec:inputs:i config cannot define more than"
                        + " 50 options");
    }

    @Test
    void symbolsAreNoText() {
        assertError("include: :a\na: {script: x}", "Each include must be a hash or a string");
        assertError("include: {artifact: {a: b}}", "Included file `{:a=>\"b\"}` needs to be a string");
    }

    @Test
    void anEmptyNameOfAProjectBringsNothing() {
        own.put("a.yml", "a: {script: x}");
        assertError(
                "include: [{local: a.yml, project: ''}]\na: {script: x}",
                "include:include config must specify the file where to fetch the config from");
        assertThat(jobs("include: [{local: a.yml, project: no}]")).containsExactly("a");
    }

    @Test
    void rulesOfAFileInAnotherProjectLookThere() {
        projects.put(
                "group/shared",
                Map.of(
                        "a.yml",
                        "include:\n- {local: b.yml, rules: [{exists: [go.mod]}]}\n"
                                + "- {local: c.yml, rules: [{if: $A == '1', when: never}, {when: always}]}",
                        "b.yml",
                        "b: {script: x}",
                        "c.yml",
                        "c: {script: x}",
                        "go.mod",
                        ""));
        variables.add(Variable.of("A", "1"));
        assertThat(jobs("include: {project: group/shared, file: a.yml}")).containsExactly("b");
    }

    @Test
    void rulesOfTheWrongForm() {
        own.put("a.yml", "a: {script: x}");
        assertError("include: {local: a.yml, rules: []}", "include:rules config can't be blank");
        assertError("include: {local: a.yml, rules: x}", "include:rules config should be an array");
        assertError("include: {local: a.yml, rules: [{when: manual}]}", "include:rule when unknown value: manual");
        assertError(
                "include: {local: a.yml, rules: [{changes: {paths: [x], compare_to: none}}]}",
                "include:rules:changes:compare_to is not a valid ref");
        assertError(
                "include: {local: a.yml, rules: [{exists: {paths: [x], project: group/none}}]}",
                "include:rules:exists:project `group/none` not found or access denied");
    }

    @Test
    void limits() {
        own.put("a.yml", "a: {script: x}");
        own.put("big.yml", "#" + "x".repeat(2 * 1024 * 1024) + "\na: {script: x}");
        assertThat(jobs("include: [" + "a.yml,".repeat(150) + "]")).containsExactly("a");
        assertError("include: [" + "a.yml,".repeat(151) + "]", "Maximum of 150 nested includes are allowed!");
        assertError("include: big.yml", "`big.yml`: The provided YAML is too big");
        late = true;
        assertError("include: a.yml", "Request timed out when fetching configuration files.");
    }
}
