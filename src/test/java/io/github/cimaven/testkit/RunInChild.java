package io.github.cimaven.testkit;

import io.github.cimaven.app.Ambient;
import io.github.cimaven.app.Choice;
import io.github.cimaven.app.LocalPipeline;
import io.github.cimaven.app.PipelineSession;
import io.github.cimaven.app.Settings;
import io.github.cimaven.report.console.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs a pipeline in a JVM of its own, which a test can end as it likes. */
public final class RunInChild {
    private RunInChild() {}

    /** @param options of its Java virtual machine; it writes to the file {@code output} in the project's folder */
    public static Process start(Path project, String... options) throws IOException {
        return start(project, Map.of(), options);
    }

    /** @param environment added to that of this process */
    public static Process start(Path project, Map<String, String> environment, String... options) throws IOException {
        return start(project, Choice.Start.ANEW, environment, options);
    }

    /** @param how whether it takes up what another one has left */
    public static Process start(Path project, Choice.Start how, Map<String, String> environment, String... options)
            throws IOException {
        List<String> command = new ArrayList<>();
        if (java.nio.file.Files.exists(Path.of("/proc/self/status"))) {
            // Under nohup, or in the background, the build ignores these signals, and what it starts would too.
            command.addAll(List.of("env", "--default-signal=HUP,INT"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), RunInChild.class.getName()));
        command.addAll(List.of(project.toString(), project.resolve("state").toString(), how.name()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(project.resolve("output").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** @param arguments the project's folder, one for the live state, and how to start */
    public static void main(String[] arguments) throws Exception {
        Path project = Path.of(arguments[0]);
        Settings settings = UsualSettings.of(project, Path.of(arguments[1]));
        new LocalPipeline(settings, Ambient.ofThisMachine(), new Printed())
                .run(Choice.everything().starting(Choice.Start.valueOf(arguments[2])), new PipelineSession());
    }

    /** Keeps nothing. */
    private static final class Printed implements Console {
        @Override
        public void line(String text) {
            System.out.println(text);
        }

        @Override
        public void warning(String text) {
            System.out.println("WARNING " + text);
        }

        @Override
        public void error(String text) {
            System.out.println("ERROR " + text);
        }

        @Override
        public boolean colors() {
            return false;
        }

        @Override
        public boolean unicode() {
            return false;
        }
    }
}
