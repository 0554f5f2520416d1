package io.github.cimaven.run.storage;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cimaven.run.executor.Cancellation;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

/** Where the machine has no overlay, that is said and nothing tested. */
class OverlayWorkspacesTest extends WorkspacesContract {
    @BeforeEach
    void tryOut() throws Exception {
        Optional<String> obstacle = processes.tryOverlay(folder.resolve("trial"), new Cancellation());
        assumeTrue(obstacle.isEmpty(), () -> "no overlay here: " + obstacle.orElse(""));
    }

    @Override
    protected Workspaces workspaces(CheckoutSource source, Path kept, Path own) {
        return new OverlayWorkspaces(source, kept, own);
    }
}
