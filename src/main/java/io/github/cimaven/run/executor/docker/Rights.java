package io.github.cimaven.run.executor.docker;

import io.github.cimaven.io.UserId;
import io.github.cimaven.run.executor.ExecutorException;
import io.github.cimaven.run.executor.JobContext;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * Who may do what with a job's files. Where the engine has more rights than the user, it uses them in a container of the job's own
 * image: no other image is needed.
 */
final class Rights {
    private static final String UID = "unix:uid";

    private final Engine engine;
    private final JobContext job;
    private final Labels labels;

    Rights(Engine engine, JobContext job, Labels labels) {
        this.engine = engine;
        this.job = job;
        this.labels = labels;
    }

    /** The user who runs this, by numbers, as containers are told. */
    static String caller() throws IOException {
        UserId user = UserId.ofThisProcess();
        return user.user() + ":" + user.group();
    }

    /** Whether a container's user is root, as most images' is. */
    static boolean isRoot(String user) {
        return user.isEmpty() || user.equals("root") || user.equals("0") || user.matches("(root|0):.*");
    }

    /**
     * Lets every user of the job's container write all of the checkout, as GitLab Runner has it.
     *
     * @param container that has been made and not yet started
     */
    void open(String container, String image) throws ExecutorException, InterruptedException {
        asRoot(
                "the job's files cannot be opened to the image's user",
                List.of("--volumes-from", container),
                image,
                "chmod -R a+rwX \"$1\"",
                job.seen().checkout().toString());
    }

    /**
     * Makes files that containers have written the user's own, so that artifacts can be taken from them and the rest removed.
     *
     * @param folder in which all of the job's files are
     * @param written by containers: that of the checkout's folder which is the job's own
     */
    void giveBack(Path folder, Path written, String image) throws ExecutorException, InterruptedException, IOException {
        UserId caller = UserId.ofThisProcess();
        boolean foreign = !caller.isRoot()
                && (holdsForeign(written, caller.user(), false)
                        || holdsForeign(job.here().temporary(), caller.user(), true));
        if (!foreign) {
            return;
        }
        asRoot(
                "files of the job's container stay root's",
                List.of("--mount", "type=bind,\"source=" + folder + "\",destination=/job"),
                image,
                "chown -R -h " + caller() + " /job && chmod -R u+rwX /job",
                "");
    }

    private void asRoot(String trouble, List<String> mounts, String image, String script, String argument)
            throws ExecutorException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("run", "--rm", "--pull", "never", "--network", "none"));
        arguments.addAll(labels.arguments());
        arguments.addAll(mounts);
        arguments.addAll(List.of("--user", "0", "--entrypoint", "sh", image, "-c", script, "sh", argument));
        engine.tell(trouble, arguments);
    }

    private static int owner(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, UID, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Whether anything in it belongs to somebody else, or hides what does.
     *
     * @param foldersOnly whether files do not count: in folders of one's own they can be removed
     */
    private static boolean holdsForeign(Path folder, int user, boolean foldersOnly) throws IOException {
        boolean[] foreign = new boolean[1];
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                return seen(directory);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                return foldersOnly ? FileVisitResult.CONTINUE : seen(file);
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException hidden) {
                foreign[0] = true;
                return FileVisitResult.TERMINATE;
            }

            private FileVisitResult seen(Path path) throws IOException {
                foreign[0] |= owner(path) != user;
                return foreign[0] ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
            }
        });
        return foreign[0];
    }
}
