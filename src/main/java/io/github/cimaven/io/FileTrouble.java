package io.github.cimaven.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What went wrong with files, in words. */
public final class FileTrouble {
    private FileTrouble() {}

    /** Exceptions of the file system say only which path it is about; their kind says what is wrong with it. */
    public static String of(IOException e) {
        if (!(e instanceof FileSystemException)) {
            return String.valueOf(e.getMessage());
        }
        String kind = e.getClass().getSimpleName().replaceAll("Exception$", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        return kind.toLowerCase(Locale.ROOT) + ": " + e.getMessage();
    }

    /** All that went wrong when a folder was to be deleted, the path first. */
    public static List<String> ofDeleting(IOException e) {
        List<String> lines = new ArrayList<>(List.of(line(e)));
        for (Throwable other : e.getSuppressed()) {
            if (other instanceof IOException more) {
                lines.add(line(more));
            }
        }
        return lines;
    }

    private static String line(IOException e) {
        if (e instanceof AccessDeniedException denied) {
            return denied.getFile() + ": permission denied";
        }
        return String.valueOf(e.getMessage());
    }
}
