package io.github.cimaven.run.storage;

import io.github.cimaven.git.GitCheckout;
import io.github.cimaven.git.GitException;
import io.github.cimaven.io.RawPaths;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The state that each file which is copied is in, by name. */
final class CheckoutStates {
    private final Path root;
    private final FolderListing listing;

    CheckoutStates(Path root, FolderListing listing) {
        this.root = root;
        this.listing = listing;
    }

    /** Of all in a folder, without asking git. */
    Map<String, FileState> ofAll() throws IOException {
        return of(List.of(""));
    }

    /**
     * What was found.
     *
     * @param states of all files
     * @param loose those of which the index does not tell whether they will have changed later
     */
    record Found(Map<String, FileState> states, LooseFiles loose) {}

    /** Of all that would be committed. */
    Found of(GitCheckout checkout, FileState index) throws IOException, GitException, InterruptedException {
        LooseFiles loose = new LooseFiles(
                index, LooseFiles.names(checkout.touched()), LooseFiles.names(checkout.untracked(listing::unread)));
        Set<String> names = new LinkedHashSet<>(loose.other());
        List<String> indexed = new ArrayList<>();
        for (byte[] entry : checkout.indexed()) {
            String name = LooseFiles.name(entry).substring(2);
            indexed.add(name);
            names.add(name);
            if (entry[0] != 'H') {
                loose.known().add(name);
            }
        }
        Map<String, FileState> states = of(names);
        for (String name : indexed) {
            if (states.containsKey(name + "/")) {
                loose.known().add(name);
            }
        }
        return new Found(states, loose);
    }

    /**
     * The same, as far as the index tells without looking at the files.
     *
     * @param before the states when the index was what it is now
     * @param loose those that it told nothing of then
     */
    Found since(Map<String, FileState> before, LooseFiles loose, GitCheckout checkout)
            throws IOException, GitException, InterruptedException {
        Set<String> other = LooseFiles.names(checkout.untracked(listing::unread));
        Set<String> known = LooseFiles.names(checkout.touched());
        known.addAll(loose.known());
        Map<String, FileState> states = new LinkedHashMap<>(before);
        List<String> folders = new ArrayList<>();
        for (Set<String> names : List.of(loose.other(), other, known)) {
            for (String name : names) {
                states.remove(name);
                String folder = name.endsWith("/") ? name : name + "/";
                if (before.containsKey(folder)) {
                    folders.add(folder);
                }
            }
        }
        for (String folder : folders) {
            states.keySet().removeIf(name -> name.startsWith(folder));
        }
        Set<String> asked = new LinkedHashSet<>(other);
        asked.addAll(known);
        states.putAll(of(asked));
        return new Found(states, new LooseFiles(loose.index(), known, other));
    }

    /** A folder among what git has named is a submodule, or a repository or a worktree not part of this one: all of it counts. */
    private Map<String, FileState> of(Collection<String> names) throws IOException {
        Map<String, FileState> states = new LinkedHashMap<>(names.size() * 2);
        for (String name : names) {
            if (!listing.isCopied(name)) {
                continue;
            }
            Path path = in(root, name);
            Optional<FileState> state = FileState.of(path);
            if (state.isPresent() && state.get().isFolder()) {
                addFolder(path, states);
            } else if (state.isPresent() && state.get().isFileOrLink()) {
                states.put(name, state.get());
            }
        }
        return states;
    }

    private void addFolder(Path folder, Map<String, FileState> states) throws IOException {
        for (String name : listing.in(folder)) {
            Optional<FileState> state = FileState.of(in(root, name));
            if (state.isPresent() && (state.get().isFolder() || state.get().isFileOrLink())) {
                states.put(name, state.get().isFolder() ? FileState.FOLDER : state.get());
            }
        }
    }

    /** @param name each byte a character */
    static Path in(Path folder, String name) {
        return RawPaths.resolve(folder, name.getBytes(StandardCharsets.ISO_8859_1));
    }
}
