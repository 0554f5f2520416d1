package io.github.cimaven.run.process;

import java.io.IOException;

/** A process that stands for one elsewhere: it ends when that one does, and only what it stands for can be asked to. */
final class Deputy implements ProcessTree {
    private final Process process;
    private final Warden warden;
    private final Runnable end;
    private boolean asked;

    Deputy(Process process, Warden warden, Runnable end) {
        this.process = process;
        this.warden = warden;
        this.end = end;
    }

    /** What is elsewhere is the matter of whoever started it. */
    @Override
    public boolean isInhabited() {
        return false;
    }

    @Override
    public int leftBehind() {
        return 0;
    }

    @Override
    public void terminate() {
        if (!asked) {
            asked = true;
            end.run();
        }
    }

    @Override
    public void kill() {
        process.destroyForcibly();
    }

    @Override
    public void release() {
        try {
            warden.forget(process.pid());
        } catch (IOException wardenGone) {
            // Then nobody watches it either.
            return;
        }
    }
}
