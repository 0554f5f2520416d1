package io.github.cimaven.run.storage;

import java.nio.file.Path;

class InPlaceWorkspacesTest extends WorkspacesContract {
    @Override
    protected boolean isolates() {
        return false;
    }

    @Override
    protected Workspaces workspaces(CheckoutSource source, Path kept, Path own) {
        return new InPlaceWorkspaces(source, own);
    }
}
