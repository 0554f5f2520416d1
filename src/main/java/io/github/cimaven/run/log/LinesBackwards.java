package io.github.cimaven.run.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** Reads a log from its end, as far as somebody wants to know, in memory of one size. */
public final class LinesBackwards {
    private static final int BLOCK = 1 << 16;
    /** What is before that in a line is not looked at. */
    private static final int LONGEST = 1 << 20;

    private LinesBackwards() {}

    /**
     * The first answer to a question that each line is asked, the last one first.
     *
     * @throws IOException if the file cannot be read
     */
    public static <T> Optional<T> find(Path file, Function<String, Optional<T>> question) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            byte[] rest = new byte[0];
            for (long end = channel.size(); end > 0; ) {
                int size = (int) Math.min(BLOCK, end);
                end -= size;
                byte[] block = new byte[size + rest.length];
                ByteBuffer buffer = ByteBuffer.wrap(block, 0, size);
                fill(channel, buffer, end);
                System.arraycopy(rest, 0, block, size, Math.min(rest.length, LONGEST));
                int last = block.length;
                for (int at = size - 1; at >= 0; at--) {
                    if (block[at] == '\n') {
                        Optional<T> answer = question.apply(text(block, at + 1, last));
                        if (answer.isPresent()) {
                            return answer;
                        }
                        last = at;
                    }
                }
                rest = Arrays.copyOf(block, Math.min(last, LONGEST));
            }
            return question.apply(text(rest, 0, rest.length));
        }
    }

    private static void fill(FileChannel channel, ByteBuffer buffer, long from) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                throw new IOException("the log has become shorter");
            }
        }
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
