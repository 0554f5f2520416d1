package io.github.cimaven.run.executor.docker;

import io.github.cimaven.run.executor.ExecutorException;
import io.github.cimaven.run.process.Calls.Answer;

/**
 * How a container has ended that did not tell so itself.
 *
 * @param outOfMemory whether the kernel ended it because it had no memory left
 */
record ContainerEnd(int exitCode, boolean outOfMemory) {
    private static final String FORMAT =
            "{{.State.Status}}\t{{.State.ExitCode}}\t{{.State.OOMKilled}}\t{{.State.StartedAt}}\t{{.State.Error}}";

    /**
     * Asks the engine.
     *
     * @param said what the engine's program has printed
     * @throws ExecutorException if it never began, or is gone, or goes on without us
     */
    static ContainerEnd of(Engine engine, String id, String said) throws ExecutorException, InterruptedException {
        Answer answer = engine.ask("inspect", "--type", "container", "--format", FORMAT, id);
        if (!answer.succeeded()) {
            throw new ExecutorException("the job's container is lost: " + EngineTrouble.of(engine.kind(), answer));
        }
        String[] parts = (answer.out().strip() + "\t\t\t\t ").split("\t", -1);
        boolean begun = !parts[3].startsWith("0001-");
        if (!begun) {
            throw new ExecutorException("the job's container does not start: " + start(engine, parts[4], said));
        }
        if (parts[0].equals("running")) {
            throw new ExecutorException(
                    "the connection to the job's container is lost: " + EngineTrouble.of(engine.kind(), said));
        }
        return new ContainerEnd(Integer.parseInt(parts[1]), parts[2].equals("true"));
    }

    private static String start(Engine engine, String error, String said) {
        String words = EngineTrouble.of(engine.kind(), error.isBlank() ? said : error);
        return words.contains("\"sh\"") && (words.contains("not found") || words.contains("no such file"))
                ? "the image has no shell, and a job needs one: " + words
                : words;
    }
}
