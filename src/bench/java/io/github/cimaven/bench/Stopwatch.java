package io.github.cimaven.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs programs and says what they took. */
final class Stopwatch {
    /** Between two looks at the memory of a program. */
    private static final Duration LOOK = Duration.ofMillis(5);

    private final Path logs;
    private final Duration limit;

    /**
     * @param logs folder for what the programs write
     * @param limit after which a program is ended
     */
    Stopwatch(Path logs, Duration limit) {
        this.logs = logs;
        this.limit = limit;
    }

    /** @param what names the log */
    Cost run(String what, Path directory, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Files.createDirectories(logs).resolve(what + ".log").toFile());
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        Process process = builder.start();
        process.getOutputStream().close();
        double most = 0;
        while (process.isAlive() && System.nanoTime() - start < limit.toNanos()) {
            most = Math.max(most, megabytes(process.pid()));
            Thread.sleep(LOOK.toMillis());
        }
        boolean ended = !process.isAlive();
        end(process);
        return new Cost((System.nanoTime() - start) / 1e9, most, ended && process.exitValue() == 0);
    }

    private static void end(Process process) throws InterruptedException {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly().waitFor();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    /** Maven's script becomes the JVM, so that it is the program itself; 0 where there is no such file. */
    private static double megabytes(long process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process + "/status"))) {
            String peak = lines.filter(line -> line.startsWith("VmHWM:")).collect(Collectors.joining());
            return peak.isEmpty() ? 0 : Double.parseDouble(peak.replaceAll("\\D", "")) / 1024;
        } catch (IOException | UncheckedIOException alreadyGone) {
            return 0;
        }
    }
}
