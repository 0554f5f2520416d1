package io.github.cimaven.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds jobs by what a user types: the name, or the name that all jobs of a {@code parallel} have in common.
 *
 * <p>What was typed has been cut at its commas, which names like {@code build: [linux, arm]} have too. So a part that is nobody's
 * name is put together with the parts behind it, until it is somebody's. Blanks behind a comma do not matter.
 */
public final class JobNames {
    /** What tells the jobs of a group apart, such as {@code 1/3} or {@code : [a, b]}. */
    private static final Pattern GROUPED =
            Pattern.compile("(?:[\\s:]+(?:\\[.*]|\\d+[\\s:/\\\\]+\\d+)){1,3}\\s*\\z", Pattern.DOTALL);

    private final List<String> planned;
    private final List<String> leftOut;

    private JobNames(PipelinePlan plan) {
        this.planned = plan.jobs().stream().map(PlannedJob::name).toList();
        this.leftOut = plan.leftOut().stream().map(LeftOutJob::name).toList();
    }

    /** {@code CI_JOB_GROUP_NAME}. */
    static String group(String job) {
        // What tells jobs apart begins with a blank or a colon.
        return isWord(job) ? job : GROUPED.matcher(job).replaceFirst("").strip();
    }

    private static boolean isWord(String job) {
        for (int i = 0; i < job.length(); i++) {
            if (job.charAt(i) == ':' || job.charAt(i) <= ' ') {
                return false;
            }
        }
        return true;
    }

    /** Names that a user can type: of jobs and of groups of jobs, in the order of the plan, then of those that are left out. */
    public static List<String> known(PipelinePlan plan) {
        JobNames names = new JobNames(plan);
        return Stream.concat(names.planned.stream(), names.leftOut.stream())
                .flatMap(name -> Stream.of(group(name), name))
                .distinct()
                .toList();
    }

    /** The names of the jobs that are meant; what is nobody's name comes back as it was typed. */
    public static List<String> meant(PipelinePlan plan, List<String> typed) {
        return new JobNames(plan).meant(typed);
    }

    private List<String> meant(List<String> typed) {
        Set<String> names = new LinkedHashSet<>();
        int next = 0;
        while (next < typed.size()) {
            int end = next + 1;
            List<String> found = named(typed.get(next));
            while (found.isEmpty() && end < typed.size()) {
                end++;
                found = named(String.join(",", typed.subList(next, end)));
            }
            if (found.isEmpty()) {
                end = endOfBracket(typed, next);
                found = List.of(String.join(",", typed.subList(next, end)));
            }
            names.addAll(found);
            next = end;
        }
        return new ArrayList<>(names);
    }

    /** Of a group those that are in the pipeline; those that are not, only when none is. */
    private List<String> named(String typed) {
        String wanted = even(typed);
        return Stream.of(planned, leftOut)
                .flatMap(names -> Stream.of(
                        names.stream().filter(name -> even(name).equals(wanted)).toList(),
                        names.stream()
                                .filter(name -> even(group(name)).equals(wanted))
                                .toList()))
                .filter(names -> !names.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static String even(String name) {
        return name.replaceAll(",\\s+", ",").strip();
    }

    /** A bracket that was opened belongs to one name, wherever it was cut. */
    private static int endOfBracket(List<String> typed, int start) {
        int end = start + 1;
        if (typed.get(start).contains("[")) {
            while (end < typed.size() && !typed.get(end - 1).endsWith("]")) {
                end++;
            }
        }
        return end;
    }
}
