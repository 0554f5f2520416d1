package io.github.cimaven.run.storage;

import java.nio.file.Path;

class CopyWorkspacesTest extends WorkspacesContract {
    @Override
    protected Workspaces workspaces(CheckoutSource source, Path kept, Path own) {
        return new CopyWorkspaces(source, kept, own, new ClonedFolders(processes, own.resolve("copying")));
    }
}
