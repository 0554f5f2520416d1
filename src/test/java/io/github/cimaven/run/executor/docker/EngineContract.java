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
import org.junit.jupiter.api.BeforeEach;

/** The contract in containers of a real engine, with the test images that {@code src/test/engines} makes. */
abstract class EngineContract extends ExecutorContract {
    private ProcessGroups processes;
    private ContainerExecutor executor;

    private final EngineKind kind;

    EngineContract(EngineKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() throws Exception {
        TestEngine.assume(kind);
        String run = "test" + System.nanoTime();
        processes = ProcessGroups.open(run, System.getenv());
        executor = new ContainerExecutor(
                EngineProgram.find(kind, System.getenv()).orElseThrow(), processes, ContainerOptions.USUAL, run, run);
        assertThat(executor.probe()).isEmpty();
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        if (executor != null) {
            executor.close();
            processes.close();
        }
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
