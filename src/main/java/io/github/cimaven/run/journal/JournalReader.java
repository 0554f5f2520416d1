package io.github.cimaven.run.journal;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the journal of the last run. */
public final class JournalReader {
    /** What the user can do where a run cannot be taken up. */
    public static final String WITHOUT = " A run without -Dci.resume and -Dci.retry begins a new one.";

    private JournalReader() {}

    /**
     * Absent when there is none.
     *
     * @throws JournalException if it is damaged, or in the format of another version
     */
    public static Optional<LastRun> read(Path file) throws IOException, JournalException {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        return Optional.of(read(file, content));
    }

    private static LastRun read(Path file, byte[] content) throws JournalException {
        if (content.length == 0) {
            throw new JournalException("The journal of the last run could not be written to its end (" + file
                    + "): the run cannot be taken up again." + WITHOUT);
        }
        List<String> lines = lines(content);
        JournalFormat.Header header = header(file, lines);
        List<Entry> entries = new ArrayList<>();
        long bytes = length(lines.get(0));
        boolean torn = lines.size() < 2 || !lines.get(lines.size() - 1).isEmpty();
        int last = lines.size() - 2;
        for (int i = 1; i <= last; i++) {
            try {
                entries.add(JournalFormat.read(text(lines.get(i))));
                bytes += length(lines.get(i));
            } catch (JsonParseException e) {
                if (i < last || torn) {
                    throw damaged(file, i + 1);
                }
                torn = true;
            }
        }
        try {
            return new LastRun(header.run(), entries, bytes, torn);
        } catch (IllegalStateException | IndexOutOfBoundsException contradiction) {
            throw new JournalException("The journal of the last run contradicts itself (" + file
                    + "): the run cannot be" + " taken up again." + WITHOUT);
        }
    }

    /** Behind the last line break stands what was not finished; each byte is a character, so that lengths can be told. */
    private static List<String> lines(byte[] content) {
        return List.of(new String(content, StandardCharsets.ISO_8859_1).split("\n", -1));
    }

    private static String text(String line) {
        return new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static long length(String line) {
        return line.length() + 1L;
    }

    private static JournalFormat.Header header(Path file, List<String> lines) throws JournalException {
        JournalFormat.Header header;
        try {
            header = JournalFormat.readHeader(lines.get(0));
        } catch (JsonParseException e) {
            throw damaged(file, 1);
        }
        if (header.version() != JournalFormat.VERSION) {
            throw new JournalException("The last run was made by "
                    + (header.version() < JournalFormat.VERSION ? "an older" : "a newer")
                    + " version of this plugin (its journal has format " + header.version() + ", this version reads "
                    + JournalFormat.VERSION + "): it cannot be taken up again." + WITHOUT);
        }
        return header;
    }

    private static JournalException damaged(Path file, int line) {
        return new JournalException("The journal of the last run is damaged in line " + line + " (" + file
                + "): the run cannot be taken up again." + WITHOUT);
    }
}
