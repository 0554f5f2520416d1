package io.github.cimaven.run.log;

/** Is told the lines of a job's output, from the thread that runs the job; may block, which slows that job down. */
@FunctionalInterface
public interface LineListener {
    void lines(String job, MaskedLines lines);
}
