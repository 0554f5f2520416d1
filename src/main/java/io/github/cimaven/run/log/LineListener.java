package io.github.cimaven.run.log;

/** Is told each line of a job's output, from the thread that runs the job; may block, which slows that job down. */
@FunctionalInterface
public interface LineListener {
    void line(String job, MaskedLine line);
}
