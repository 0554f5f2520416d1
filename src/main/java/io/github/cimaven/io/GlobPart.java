package io.github.cimaven.io;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A piece of a {@link Glob}. It is walked through with all the places of the path at which the match may be, so that no pattern
 * takes longer than its length times the path's.
 */
sealed interface GlobPart {
    /**
     * The places at which a match may be behind this piece.
     *
     * @param from the places at which it may be before
     */
    BitSet step(BitSet from, int[] path);

    /**
     * Whether a longer path that begins with this one may match: all of it is used up by the first of these pieces.
     *
     * @param from the places at which a match may be before them
     */
    static boolean mayGoOn(List<GlobPart> parts, BitSet from, int[] path) {
        BitSet at = from;
        for (GlobPart part : parts) {
            if (at.get(path.length) || part instanceof Choice choice && choice.mayGoOn(at, path)) {
                return true;
            }
            if (at.isEmpty()) {
                return false;
            }
            at = part.step(at, path);
        }
        return at.get(path.length);
    }

    /** One character that has no other meaning. */
    record Literal(int character) implements GlobPart {
        @Override
        public BitSet step(BitSet from, int[] path) {
            BitSet to = new BitSet(path.length + 1);
            for (int i = from.nextSetBit(0); i >= 0 && i < path.length; i = from.nextSetBit(i + 1)) {
                to.set(i + 1, path[i] == character);
            }
            return to;
        }
    }

    /** One character of several. */
    record One(IntPredicate accepts) implements GlobPart {
        @Override
        public BitSet step(BitSet from, int[] path) {
            BitSet to = new BitSet(path.length + 1);
            for (int i = from.nextSetBit(0); i >= 0 && i < path.length; i = from.nextSetBit(i + 1)) {
                to.set(i + 1, accepts.test(path[i]));
            }
            return to;
        }
    }

    /** {@code *}: anything within one folder. */
    record Star() implements GlobPart {
        @Override
        public BitSet step(BitSet from, int[] path) {
            BitSet to = (BitSet) from.clone();
            for (int i = to.nextSetBit(0); i >= 0 && i < path.length; i = to.nextSetBit(i + 1)) {
                if (path[i] != '/') {
                    to.set(i + 1);
                }
            }
            return to;
        }
    }

    /** {@code **} and a slash: any number of folders. */
    record Folders() implements GlobPart {
        @Override
        public BitSet step(BitSet from, int[] path) {
            BitSet to = (BitSet) from.clone();
            for (int i = to.nextSetBit(0); i >= 0; i = to.nextSetBit(i + 1)) {
                int slash = i;
                while (slash < path.length && path[slash] != '/') {
                    slash++;
                }
                to.set(slash + 1, slash > i && slash < path.length || to.get(slash + 1));
            }
            return to;
        }
    }

    /** {@code **} at the end: anything. */
    record Anything() implements GlobPart {
        @Override
        public BitSet step(BitSet from, int[] path) {
            BitSet to = new BitSet(path.length + 1);
            if (!from.isEmpty()) {
                to.set(from.nextSetBit(0), path.length + 1);
            }
            return to;
        }
    }

    /** A slash and {@code **} at the end: the folder itself, and all below it. */
    record Below() implements GlobPart {
        @Override
        public BitSet step(BitSet from, int[] path) {
            BitSet to = new BitSet(path.length + 1);
            to.set(path.length, from.get(path.length));
            for (int i = from.nextSetBit(0); i >= 0 && i < path.length; i = from.nextSetBit(i + 1)) {
                if (path[i] == '/') {
                    to.set(i + 1, path.length + 1);
                    break;
                }
            }
            return to;
        }
    }

    /** {@code {a,b}}: one of several. */
    record Choice(List<List<GlobPart>> alternatives) implements GlobPart {
        boolean mayGoOn(BitSet from, int[] path) {
            for (List<GlobPart> alternative : alternatives) {
                if (GlobPart.mayGoOn(alternative, from, path)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public BitSet step(BitSet from, int[] path) {
            BitSet to = new BitSet(path.length + 1);
            alternatives.forEach(alternative -> to.or(walk(alternative, from, path)));
            return to;
        }
    }

    /** The places behind a row of pieces. */
    static BitSet walk(List<GlobPart> parts, BitSet from, int[] path) {
        BitSet at = from;
        for (GlobPart part : parts) {
            if (at.isEmpty()) {
                break;
            }
            at = part.step(at, path);
        }
        return at;
    }
}
