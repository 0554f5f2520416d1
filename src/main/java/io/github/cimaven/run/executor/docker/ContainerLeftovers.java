package io.github.cimaven.run.executor.docker;

import io.github.cimaven.run.executor.ExecutorException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Containers and networks of a project that nobody needs any more: only one run of it goes on at a time. */
public final class ContainerLeftovers {
    private static final String SEPARATOR = "\t";

    private final Engine engine;
    private final Labels labels;
    private volatile Thread removing = new Thread("nothing");

    ContainerLeftovers(Engine engine, Labels labels) {
        this.engine = engine;
        this.labels = labels;
    }

    /**
     * Removes whatever a project's runs have left, while none goes on.
     *
     * @param project as the executor was told
     * @return whether nothing is left
     */
    public static boolean removeAll(EngineProgram program, String project) {
        return new ContainerLeftovers(program.engine(), new Labels(project, "")).remove(false);
    }

    /** Removes all that is there of the project, when its run is over. */
    void removeAll() {
        remove(false);
    }

    /** Removes what earlier runs of the project have left, while this one goes on. */
    void removeEarlier() {
        Thread thread = new Thread(() -> remove(true), "leftovers");
        thread.setDaemon(true);
        thread.start();
        removing = thread;
    }

    /**
     * Removes what is there.
     *
     * @param earlier whether only that of earlier runs
     */
    private boolean remove(boolean earlier) {
        boolean all = true;
        try {
            List<String> containers = found("ps", "--all", earlier);
            if (!containers.isEmpty()) {
                all &= engine.ask(with(engine.kind().removal(), containers)).succeeded();
            }
            List<String> volumes = volumes(earlier);
            if (!volumes.isEmpty()) {
                all &= engine.ask(with(List.of("volume", "rm", "--force"), volumes))
                        .succeeded();
            }
            List<String> networks = found("network", "ls", earlier);
            if (!networks.isEmpty()) {
                all &= engine.ask(with(List.of("network", "rm"), networks)).succeeded();
            }
            return all;
        } catch (ExecutorException engineGone) {
            // Then there is nobody to ask; the next run tries again.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<String> found(String first, String second, boolean earlier)
            throws ExecutorException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(first, second));
        arguments.addAll(labels.filter());
        arguments.addAll(List.of("--format", "{{.ID}}" + SEPARATOR + "{{.Label \"" + Labels.RUN + "\"}}"));
        return Arrays.stream(engine.ask(arguments.toArray(String[]::new)).out().split("\n"))
                .map(line -> line.split(SEPARATOR, 2))
                .filter(parts -> parts.length == 2)
                .filter(parts -> !(earlier && parts[1].strip().equals(labels.run())))
                .map(parts -> parts[0])
                .toList();
    }

    /** Those with a name, in which the run is. Others go with their containers. */
    private List<String> volumes(boolean earlier) throws ExecutorException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("volume", "ls", "--quiet"));
        arguments.addAll(labels.filter());
        return engine.ask(arguments.toArray(String[]::new))
                .out()
                .lines()
                .filter(name -> name.startsWith("ci-"))
                .filter(name -> !(earlier && name.contains("-" + labels.shortRun() + "-")))
                .toList();
    }

    private static String[] with(List<String> arguments, List<String> more) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(more);
        return all.toArray(String[]::new);
    }

    /** The same in one line for a shell, for the time after this process. */
    String commands() {
        String program = quoted(engine.command().get(0));
        String filter = "--filter " + quoted("label=" + Labels.RUN + "=" + labels.run());
        return ": ; " + exports(engine.environment())
                + "found=$(" + program + " ps --all --quiet " + filter + ");"
                + " [ -z \"$found\" ] || " + program + " "
                + String.join(" ", engine.kind().removal()) + " $found;"
                + " found=$(" + program + " volume ls --quiet " + filter + ");"
                + " [ -z \"$found\" ] || " + program + " volume rm --force $found;"
                + " found=$(" + program + " network ls --quiet " + filter + ");"
                + " [ -z \"$found\" ] || " + program + " network rm $found";
    }

    /** What the program needs to find its engine. */
    private static String exports(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(variable -> variable.getKey().matches("HOME|PATH|(DOCKER|CONTAINER|CONTAINERS|XDG)_[A-Z_]+"))
                .filter(variable -> variable.getValue().indexOf('\n') < 0)
                .map(variable -> "export " + variable.getKey() + "=" + quoted(variable.getValue()) + "; ")
                .collect(Collectors.joining());
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** Nothing of the project is needed any more. */
    void close() {
        try {
            removing.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
