package io.github.cimaven.config.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Problems as lines of text: place, message, excerpt with a caret, the way the value took, a hint.
 *
 * <p>What the user's file holds is shown harmlessly: control characters become visible, long lines are cut around the caret. Where
 * one piece of text is wrong for several jobs, it is shown once; of many problems of one kind the first are shown.
 */
public final class ProblemPrinter {
    private static final int WIDEST = 100;
    private static final int LONGEST = 340;
    /** Nobody reads more; machines have them all in the files of reports. */
    private static final int MOST = 200;
    /** Where many are alike, so many are named. */
    private static final int PLACES = 3;

    private ProblemPrinter() {}

    public static List<String> lines(List<Problem> problems) {
        List<String> lines = new ArrayList<>();
        print(problems, (severity, line) -> lines.add(line));
        return lines;
    }

    /** Hands on line by line, each with the severity of its problem. */
    public static void print(List<Problem> problems, BiConsumer<Severity, String> sink) {
        List<ProblemGroups.Group> groups = ProblemGroups.of(problems);
        if (groups.size() > MOST) {
            groups.sort(Comparator.comparing(group -> !group.first().isError()));
        }
        for (ProblemGroups.Group group : groups.subList(0, Math.min(MOST, groups.size()))) {
            Severity severity = group.first().severity();
            linesOfOne(group.same()).forEach(line -> sink.accept(severity, line));
            if (!group.more().isEmpty()) {
                sink.accept(severity, "and " + group.more().size() + " more such problems" + places(group.more()));
            }
        }
        if (groups.size() > MOST) {
            int rest = groups.stream()
                    .skip(MOST)
                    .mapToInt(group -> 1 + group.more().size())
                    .sum();
            sink.accept(groups.get(MOST).first().severity(), "and " + rest + " more problems");
        }
    }

    private static String places(List<Problem> problems) {
        String first = problems.stream()
                .limit(PLACES)
                .flatMap(problem -> problem.span().stream())
                .map(span -> visible(span.toString()))
                .collect(Collectors.joining(", "));
        return first.isEmpty() ? "" : ": " + first + (problems.size() > PLACES ? " …" : "");
    }

    private static List<String> linesOfOne(List<Problem> same) {
        List<String> lines = new ArrayList<>();
        Problem problem = same.get(0);
        String severity = problem.severity().name().toLowerCase(Locale.ROOT);
        String place = problem.span().map(span -> span + ": ").orElse("");
        lines.add(shortened(visible(place + severity + ": " + problem.message())));
        Stream.concat(problem.span().stream(), problem.also().stream())
                .filter(span -> !span.source().isConfidential())
                .forEach(span -> excerpt(span, lines));
        for (int i = 0; i < problem.trail().steps().size(); i++) {
            Trail.Step step = problem.trail().steps().get(i);
            lines.add(visible((i == 0 ? "  via  " : "       ") + step.text() + " (" + step.span() + ")"));
        }
        if (same.size() > 1) {
            others(same).ifPresent(line -> lines.add(shortened(visible(line))));
        }
        problem.hint().ifPresent(hint -> lines.add(shortened(visible("  hint " + hint))));
        return lines;
    }

    /** Whom the same piece of text brings the same problem. */
    private static Optional<String> others(List<Problem> same) {
        String own = ProblemGroups.subject(same.get(0).message());
        List<String> others = same.stream()
                .map(problem -> ProblemGroups.subject(problem.message()))
                .filter(subject -> !subject.equals(own))
                .distinct()
                .toList();
        String named = others.stream().limit(PLACES).collect(Collectors.joining(", "));
        int rest = others.size() - PLACES;
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of("  also " + named + (rest > 0 ? " and " + rest + " more" : "") + ", by the same text");
    }

    /** A message may quote what the user wrote, and that may be long. */
    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }

    private static void excerpt(Span span, List<String> lines) {
        SourceText.Window window = span.source().window(span, 3 * WIDEST);
        // As a whole, for what it points at may be but a part of an address; what is hidden keeps its length.
        String line = UrlSecrets.hidden(window.before() + window.inside() + window.after());
        int from = window.before().length();
        int to = from + window.inside().length();
        String before = printable(line.substring(0, from));
        String inside = printable(line.substring(from, to));
        String after = printable(line.substring(to));
        if ((before + inside + after).isBlank()) {
            return;
        }
        if (width(before) + width(inside) + width(after) > WIDEST) {
            before = before.length() > 40 ? "…" + before.substring(before.length() - 40) : before;
            inside = inside.length() > 40 ? inside.substring(0, 40) + "…" : inside;
            after = after.length() > 20 ? after.substring(0, 20) + "…" : after;
        }
        String number = String.valueOf(span.line());
        String margin = " ".repeat(Math.max(0, 5 - number.length()));
        lines.add(margin + number + " | " + before + inside + after);
        lines.add("      | " + " ".repeat(width(before)) + "^".repeat(Math.max(1, width(inside.stripTrailing()))));
    }

    /** Without what gives access. */
    private static String visible(String text) {
        return printable(UrlSecrets.hidden(text));
    }

    /** A tab as a blank, so that the caret stands right; other control characters so that no terminal obeys them. */
    private static String printable(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point == '\t') {
                shown.append(' ');
            } else if (point < ' ') {
                shown.append((char) (0x2400 + point));
            } else if (point >= 0x7F && point < 0xA0 || Character.getType(point) == Character.FORMAT) {
                shown.append('\uFFFD');
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }

    /** Columns on a terminal, where East Asian characters and emoji take two. */
    private static int width(String text) {
        return text.codePoints().map(point -> isWide(point) ? 2 : 1).sum();
    }

    private static boolean isWide(int point) {
        return point >= 0x1100
                && (point <= 0x115F
                        || point >= 0x2E80 && point <= 0xA4CF
                        || point >= 0xAC00 && point <= 0xD7A3
                        || point >= 0xF900 && point <= 0xFAFF
                        || point >= 0xFE30 && point <= 0xFE6F
                        || point >= 0xFF00 && point <= 0xFF60
                        || point >= 0x1F300 && point <= 0x1FAFF
                        || point >= 0x20000);
    }
}
