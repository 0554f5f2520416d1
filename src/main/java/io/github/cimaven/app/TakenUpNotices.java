package io.github.cimaven.app;

import io.github.cimaven.plan.PipelinePlan;
import io.github.cimaven.report.console.PlainText;
import io.github.cimaven.run.journal.LastRun;
import io.github.cimaven.run.journal.Part;
import io.github.cimaven.run.journal.Resumption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells the user what became of the last run's jobs. */
record TakenUpNotices(PipelinePlan plan, Choice choice, LastRun last, Part part) {
    private static final int MOST_NAMED = 10;

    List<String> of(Resumption resumption) {
        List<String> notices = new ArrayList<>();
        int kept = resumption.kept().size();
        int all = plan.jobs().size();
        boolean retry = choice.start() == Choice.Start.RETRY_FAILED;
        boolean complete =
                last.state(part).filter(LastRun.PartState::isComplete).isPresent();
        if (complete && !retry && resumption.dropped().isEmpty()) {
            notices.add("the last run was complete: what has ended is not run again; -Dci.retry=failed runs again what"
                    + " has failed");
        } else {
            notices.add("the last run is taken up: of " + all + (all == 1 ? " job " : " jobs ") + kept
                    + (kept == 1 ? " has " : " have ") + (retry ? "passed" : "ended") + " and "
                    + (kept == 1 ? "is" : "are") + " not run again");
        }
        if (last.torn()) {
            notices.add("the last line of its journal was not finished; what it told of is done again");
        }
        byReason(resumption.dropped())
                .forEach((reason, names) -> notices.add("no longer counts: " + some(names) + " (" + reason + ")"));
        return notices;
    }

    /** Which files have changed, behind what says that some have; nothing where nobody knows. */
    static String changes(Path project, List<Path> files) {
        return files.isEmpty()
                ? ""
                : ": "
                        + some(files.stream()
                                .map(file -> project.relativize(file).toString())
                                .toList());
    }

    /** Names by what is the matter with them. */
    static Map<String, List<String>> byReason(Map<String, String> reasons) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        reasons.forEach((name, reason) ->
                names.computeIfAbsent(reason, any -> new ArrayList<>()).add(name));
        return names;
    }

    /** The first of them. */
    static String some(List<String> names) {
        String first = names.stream()
                .limit(MOST_NAMED)
                .map(name -> "'" + PlainText.word(name) + "'")
                .collect(Collectors.joining(", "));
        return names.size() <= MOST_NAMED ? first : first + " and " + (names.size() - MOST_NAMED) + " more";
    }
}
