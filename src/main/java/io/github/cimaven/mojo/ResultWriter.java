package io.github.cimaven.mojo;

import io.github.cimaven.report.console.Console;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/** Where the result of a goal that only looks goes to, as a whole text. */
@FunctionalInterface
interface ResultWriter extends io.github.cimaven.app.TextSink {
    /** The file if there is one, else the console, all lines at once. */
    static ResultWriter of(@Nullable File file, Console console) {
        return file == null ? text -> print(text, console) : text -> write(file, text);
    }

    private static void print(String text, Console console) {
        String prefix = console.linePrefix();
        StringBuilder lines = new StringBuilder(text.length() * 2);
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            lines.append(prefix).append(text, start, end + 1);
            start = end + 1;
        }
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        console.lines(bytes, bytes.length);
    }

    /**
     * The file if there is one, else standard output as it is: without Maven's prefixes another program can read it. Maven 4
     * puts a prefix before each line of {@code System.out}, hence the descriptor.
     */
    static ResultWriter raw(@Nullable File file) {
        return file == null ? ResultWriter::writeToStandardOutput : text -> write(file, text);
    }

    private static void write(File file, String text) throws IOException {
        Files.createDirectories(file.getAbsoluteFile().toPath().getParent());
        Files.writeString(file.toPath(), text);
    }

    @SuppressWarnings("resource") // Closing it would close the standard output of the whole process.
    private static void writeToStandardOutput(String text) throws IOException {
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
