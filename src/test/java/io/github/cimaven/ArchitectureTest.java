package io.github.cimaven;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The rules of the house. */
class ArchitectureTest {
    private static final String ROOT = "io.github.cimaven";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private static DynamicTest rule(String name, ArchRule rule) {
        return DynamicTest.dynamicTest(name, () -> rule.check(CLASSES));
    }

    @TestFactory
    Stream<DynamicTest> rules() {
        return Stream.of(
                rule("imports run one way", layers()),
                rule(
                        "packages never form a circle",
                        slices().assignedFrom(new Packages()).should().beFreeOfCycles()),
                rule("SnakeYAML stays in config.yaml", only("org.yaml..", ROOT + ".config.yaml")),
                rule("RE2/J stays in config.expression", only("com.google.re2j..", ROOT + ".config.expression")),
                rule("Maven stays in mojo", only("org.apache.maven..", ROOT + ".mojo")),
                rule(
                        "processes are started in run.process and git",
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(ROOT + ".run.process", ROOT + ".git")
                                .should()
                                .dependOnClassesThat()
                                .areAssignableTo(ProcessBuilder.class)
                                .orShould()
                                .callMethod(Runtime.class, "exec", String.class)),
                rule(
                        "reports never see each other",
                        slices().matching(ROOT + ".report.(*)..").should().notDependOnEachOther()),
                rule(
                        "places where jobs run never see each other",
                        slices().matching(ROOT + ".run.executor.(*)..")
                                .should()
                                .notDependOnEachOther()
                                .allowEmptyShould(true)),
                rule(
                        "nothing below app asks for the time",
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(ROOT + ".app", ROOT + ".mojo")
                                .should()
                                .callMethod(Instant.class, "now")
                                .orShould()
                                .callMethod(System.class, "currentTimeMillis")
                                .orShould()
                                .callMethod(Clock.class, "systemUTC")
                                .orShould()
                                .callMethod(Clock.class, "systemDefaultZone")),
                rule(
                        "nothing below app asks for the environment",
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(ROOT + ".app", ROOT + ".mojo")
                                .should()
                                .callMethod(System.class, "getenv")
                                .orShould()
                                .callMethod(System.class, "getenv", String.class)
                                .orShould()
                                .callMethod(System.class, "getProperty", String.class)),
                rule(
                        "nobody but Maven's console writes to the process's own streams",
                        noClasses()
                                .that()
                                .doNotHaveFullyQualifiedName(ROOT + ".mojo.MavenConsole")
                                .should()
                                .accessField(System.class, "out")
                                .orShould()
                                .accessField(System.class, "err")),
                rule(
                        "names say what a thing is",
                        classes()
                                .should()
                                .haveNameNotMatching(".*(Util|Utils|Helper|Manager|Impl|Base|Common)(\\$.*)?")));
    }

    private static ArchRule layers() {
        return layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("mojo")
                .definedBy(ROOT + ".mojo..")
                .layer("app")
                .definedBy(ROOT + ".app..")
                .layer("report")
                .definedBy(ROOT + ".report..")
                .layer("run")
                .definedBy(ROOT + ".run..")
                .layer("plan")
                .definedBy(ROOT + ".plan..")
                .layer("config")
                .definedBy(ROOT + ".config..")
                .layer("git")
                .definedBy(ROOT + ".git..")
                .layer("io")
                .definedBy(ROOT + ".io..")
                .whereLayer("mojo")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("app")
                .mayOnlyBeAccessedByLayers("mojo")
                .whereLayer("report")
                .mayOnlyBeAccessedByLayers("app", "mojo")
                .whereLayer("run")
                .mayOnlyBeAccessedByLayers("report", "app", "mojo")
                .whereLayer("plan")
                .mayOnlyBeAccessedByLayers("run", "report", "app", "mojo")
                .whereLayer("config")
                .mayOnlyBeAccessedByLayers("plan", "run", "report", "app", "mojo");
    }

    private static ArchRule only(String library, String where) {
        return noClasses().that().resideOutsideOfPackage(where).should().dependOnClassesThat(resideInAPackage(library));
    }

    /** Every package is a slice of its own, sub-packages included. */
    private static final class Packages implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            return javaClass.getPackageName().startsWith(ROOT)
                    ? SliceIdentifier.of(javaClass.getPackageName())
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }

    @org.junit.jupiter.api.Test
    void everyPackageTellsWhatItIsFor() {
        Set<String> packages = CLASSES.stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());
        Set<String> described = CLASSES.stream()
                .filter(type -> type.getSimpleName().equals("package-info"))
                .filter(type -> type.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());
        assertThat(described).containsAll(packages);
    }

    @org.junit.jupiter.api.Test
    void methodsAreSmall() {
        assertThat(CLASSES.stream()
                        .filter(type -> !type.getName().contains("HelpMojo"))
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> lines(method) > 45)
                        .map(JavaMethod::getFullName))
                .isEmpty();
    }

    /** From the first to the last line number that its code refers to. */
    private static int lines(JavaMethod method) {
        var numbers = method.getAccessesFromSelf().stream()
                .mapToInt(access -> access.getLineNumber())
                .filter(line -> line > 0)
                .summaryStatistics();
        return numbers.getCount() == 0 ? 0 : numbers.getMax() - numbers.getMin() + 1;
    }
}
