package io.github.cimaven.bench;

import java.util.Locale;
import java.util.Optional;

/**
 * What was measured of one piece of work.
 *
 * @param work in a few words
 * @param ours this plugin, Maven's start included
 * @param bare what the machine takes for the work without either program, as far as that can be said
 * @param peer gitlab-ci-local on the same input
 * @param aim what was wanted
 * @param remark other figures of the row
 */
record Row(String work, Cost ours, Optional<Cost> bare, Optional<Cost> peer, String aim, String remark) {
    static String head() {
        return """
                | work | ci-maven-plugin | memory | gitlab-ci-local | ours : peer | bare machine | wanted | |
                |---|---|---|---|---|---|---|---|
                """;
    }

    String markdown() {
        return "| " + work + " | " + time(ours) + " | " + String.format(Locale.ROOT, "%.0f MB", ours.megabytes()) + " | "
                + peer.map(Row::time).orElse("–") + " | " + ratio() + " | "
                + bare.map(Row::time).orElse("–") + " | " + aim + " | " + remark + " |\n";
    }

    private String ratio() {
        return peer.map(cost -> (cost.ended() ? "1 : " : "1 : > ")
                        + String.format(Locale.ROOT, "%.1f", cost.seconds() / ours.seconds()))
                .orElse("–");
    }

    private static String time(Cost cost) {
        return cost.ended()
                ? String.format(Locale.ROOT, "%.2f s", cost.seconds())
                : String.format(Locale.ROOT, "no success within %.0f s", cost.seconds());
    }
}
