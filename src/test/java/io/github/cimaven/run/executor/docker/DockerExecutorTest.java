package io.github.cimaven.run.executor.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cimaven.config.model.Image;
import io.github.cimaven.config.model.Place;
import io.github.cimaven.run.executor.Executor;
import io.github.cimaven.run.executor.ExecutorContract;
import io.github.cimaven.run.process.ProcessGroups;
import io.github.cimaven.testkit.TestEngine;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class DockerExecutorTest extends ExecutorContract {
    private ProcessGroups processes;
    private ContainerExecutor executor;

    @BeforeAll
    static void engine() {
        TestEngine.assume(EngineKind.DOCKER);
    }

    @BeforeEach
    void open() throws Exception {
        String run = "test" + System.nanoTime();
        processes = ProcessGroups.open(run, System.getenv());
        executor = new ContainerExecutor(
                EngineProgram.find(EngineKind.DOCKER, System.getenv()).orElseThrow(),
                processes,
                ContainerOptions.USUAL,
                run,
                run);
        assertThat(executor.probe()).isEmpty();
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        executor.close();
        processes.close();
    }

    @Override
    protected Executor executor() {
        return executor;
    }

    @Override
    protected Place place() {
        return new Place(Optional.of(Image.named(TestEngine.BASH)), List.of());
    }
}
