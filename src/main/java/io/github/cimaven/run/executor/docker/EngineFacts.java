package io.github.cimaven.run.executor.docker;

/**
 * What an engine says of itself.
 *
 * @param local whether it runs on this machine, and so sees its files
 * @param rootless whether it runs without privileges, and so cannot mount what it likes
 */
record EngineFacts(String version, boolean local, boolean rootless) {
    /**
     * @param text in the engine's format of {@link EngineKind#facts()}
     * @param kernel the release of this machine's kernel
     * @param host this machine's name
     */
    static EngineFacts of(String text, String kernel, String host) {
        String[] parts = (text.strip() + "\t\t\t\t\t ").split("\t", -1);
        return new EngineFacts(
                parts[0], parts[2].equals(kernel) && parts[3].equals(host), parts[4].contains("name=rootless"));
    }

    /** Whether it can mount layers of this machine's files as one folder. */
    boolean mountsOverlays() {
        return local && !rootless;
    }
}
