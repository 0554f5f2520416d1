package io.github.cimaven.run.process;

import io.github.cimaven.io.Overlay;
import io.github.cimaven.io.Programs;
import io.github.cimaven.io.UserId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a program is started in PID and mount namespaces of its own. Root needs no more; everybody else gets a user namespace too,
 * in which the mount is made, and in it another one, in which the program has the user's own numbers and no privileges.
 *
 * <p>The namespace's first process is a small shell that mounts, starts the program, and asks what the program has left behind to
 * end; when it ends itself, the kernel ends all others.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/pid_namespaces.7.html">pid_namespaces(7)</a>
 */
final class Namespaces {
    /** From this version on the highest PID is a matter of each namespace, earlier of the whole machine. */
    private static final int[] PIDS_PER_NAMESPACE_SINCE = {6, 14};

    private static final int MOST_PIDS = 8192;

    /**
     * Arguments: where to report, how many PIDs there may be (or nothing), the program that sleeps, the one that mounts, the
     * overlay's folder, options and target (or nothing), where to start; then the program. A signal from outside is only noted:
     * who sends it sends it to the program too. Names start with what no variable of a job's does, for a variable that the job
     * has would go on to it changed. What this shell itself has to say, that the program was killed, is nothing for the log.
     */
    private static final String SCRIPT = """
            exec 3>&2 2>/dev/null
            _ci_stopped=
            trap '_ci_stopped=1' TERM
            _ci_report=$1 _ci_pids=$2 _ci_sleep=$3 _ci_mount=$4
            _ci_folder=$5 _ci_options=$6 _ci_target=$7 _ci_directory=$8
            shift 8
            fail() { printf '%s\\n' "$1" > "$_ci_report"; exit 125; }
            if [ -n "$_ci_pids" ]; then
              echo "$_ci_pids" > /proc/sys/kernel/pid_max
            fi
            if [ -n "$_ci_options" ]; then
              cd "$_ci_folder" || fail "there is no $_ci_folder"
              _ci_said=$(LC_ALL=C "$_ci_mount" -n -t overlay ci -o "$_ci_options" "$_ci_target" 2>&1) || fail "the overlay cannot be mounted: $_ci_said"
            fi
            cd "$_ci_directory" || { mkdir -p "$_ci_directory" && cd "$_ci_directory"; } || fail "there is no $_ci_directory"
            [ -z "$_ci_stopped" ] || exit 143
            unset OLDPWD
            (exec "$@" 2>&3 3>&-)
            _ci_code=$?
            alive() {
              [ "$1" != /proc/1 ] && read -r _ci_line < "$1/stat" || return 1
              case ${_ci_line##*)} in
                ' Z'*|' X'*) return 1 ;;
              esac
            }
            inhabited() {
              for _ci_process in /proc/[1-9]*; do
                ! alive "$_ci_process" || return 0
              done
              return 1
            }
            _ci_others=0
            for _ci_process in /proc/[1-9]*; do
              ! alive "$_ci_process" || _ci_others=$((_ci_others + 1))
            done
            if [ "$_ci_others" != 0 ]; then
              echo "$_ci_others" > "$_ci_report"
              _ci_rounds=50
              if [ -n "$_ci_stopped" ]; then
                _ci_rounds=2000
              else
                kill -s TERM -- -1
              fi
              while [ "$_ci_rounds" != 0 ] && inhabited; do
                "$_ci_sleep" 0.01
                _ci_rounds=$((_ci_rounds - 1))
              done
            fi
            exit "$_ci_code"
            """;

    private final List<String> unshare;
    private final List<String> withoutPrivileges;
    private final Path shell;
    private final Path mount;
    private final Path sleep;
    private final String pids;

    private Namespaces(
            List<String> unshare, List<String> withoutPrivileges, Path shell, Path mount, Path sleep, String pids) {
        this.unshare = unshare;
        this.withoutPrivileges = withoutPrivileges;
        this.shell = shell;
        this.mount = mount;
        this.sleep = sleep;
        this.pids = pids;
    }

    /**
     * All ways that come into question for this user, the one with the fewest namespaces first.
     *
     * @throws IOException if a program is missing; the message says which
     */
    static List<Namespaces> candidates(Path shell, String path) throws IOException {
        Path unshare = program("unshare", path);
        Path mount = program("mount", path);
        Path sleep = program("sleep", path);
        UserId user = UserId.ofThisProcess();
        List<String> ours = List.of("--mount", "--mount-proc", "--pid", "--fork", "--kill-child");
        List<Namespaces> all = new ArrayList<>();
        if (user.isRoot()) {
            List<String> direct = new ArrayList<>(List.of(unshare.toString()));
            direct.addAll(ours);
            all.add(new Namespaces(direct, List.of(), shell, mount, sleep, pids()));
        }
        List<String> asRoot = new ArrayList<>(List.of(unshare.toString(), "--user", "--map-root-user"));
        asRoot.addAll(ours);
        List<String> asUser =
                List.of(unshare.toString(), "--user", "--map-user=" + user.user(), "--map-group=" + user.group());
        all.add(new Namespaces(asRoot, asUser, shell, mount, sleep, pids()));
        return all;
    }

    private static Path program(String name, String path) throws IOException {
        return Programs.find(name, path).orElseThrow(() -> new IOException("there is no '" + name + "' on the PATH"));
    }

    /** How many processes a job may have, where that can be said: enough for any build, too few to fill the machine. */
    private static String pids() throws IOException {
        String[] version = Files.readString(Path.of("/proc/sys/kernel/osrelease"), StandardCharsets.US_ASCII)
                .split("[^0-9]+", 3);
        int major = Integer.parseInt(version[0]);
        int minor = Integer.parseInt(version[1]);
        boolean perNamespace = major > PIDS_PER_NAMESPACE_SINCE[0]
                || major == PIDS_PER_NAMESPACE_SINCE[0] && minor >= PIDS_PER_NAMESPACE_SINCE[1];
        return perNamespace ? Integer.toString(MOST_PIDS) : "";
    }

    /** Whether programs in it are as they are outside: a user namespace takes away what sudo and the like need. */
    boolean isTransparent() {
        return withoutPrivileges.isEmpty();
    }

    /**
     * What runs another program where that process is. Where there are two user namespaces, the outer one has the rights to get in, and
     * the first process is in that; from there it goes on as for a command of its own.
     */
    List<String> entering(long process, String path) throws IOException {
        Optional<Long> outer = ProcessHandle.of(process)
                .flatMap(ProcessHandle::parent)
                .map(ProcessHandle::pid)
                .filter(pid -> !isTransparent());
        List<String> arguments = new ArrayList<>(List.of(
                program("nsenter", path).toString(),
                "--target",
                Long.toString(outer.orElse(process)),
                "--mount",
                "--pid"));
        if (!isTransparent()) {
            arguments.addAll(List.of("--user", "--preserve-credentials"));
        }
        arguments.addAll(withoutPrivileges);
        return arguments;
    }

    /** The arguments that start a command so. */
    List<String> around(Command command, Path report) {
        Optional<Overlay> overlay = command.overlay();
        List<String> arguments = new ArrayList<>(unshare);
        arguments.addAll(List.of(shell.toString(), "-c", SCRIPT, "ci-job", report.toString(), pids));
        arguments.addAll(List.of(sleep.toString(), mount.toString()));
        arguments.add(overlay.map(given -> given.folder().toString()).orElse(""));
        arguments.add(overlay.map(Overlay::options).orElse(""));
        arguments.add(overlay.map(given -> given.target().toString()).orElse(""));
        arguments.add(command.directory().toString());
        arguments.addAll(withoutPrivileges);
        arguments.addAll(command.arguments());
        return arguments;
    }
}
