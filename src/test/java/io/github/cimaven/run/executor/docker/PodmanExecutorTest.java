package io.github.cimaven.run.executor.docker;

class PodmanExecutorTest extends EngineContract {
    PodmanExecutorTest() {
        super(EngineKind.PODMAN);
    }
}
