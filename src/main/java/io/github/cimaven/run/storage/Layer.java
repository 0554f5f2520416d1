package io.github.cimaven.run.storage;

import java.nio.file.Path;

/** Files that a workspace gets on top of the checkout: a cache, or what another job has handed on. */
public interface Layer {
    /**
     * The files, at their paths relative to the project folder. Nobody changes them any more; the folder need not be there when
     * there are none. One that ends with {@link CheckoutSource#inside()}, with nothing beside that, can be laid over a checkout
     * without touching its files.
     */
    Path folder();
}
