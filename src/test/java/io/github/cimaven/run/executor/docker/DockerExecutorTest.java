package io.github.cimaven.run.executor.docker;

class DockerExecutorTest extends EngineContract {
    DockerExecutorTest() {
        super(EngineKind.DOCKER);
    }
}
