package io.github.cimaven.config.include;

import io.github.cimaven.config.source.UrlSecrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The includes that their rules leave out: what seems to be missing in the configuration may be there. */
final class LeftOutIncludes {
    private static final int MOST_SHOWN = 5;

    private final List<IncludeItem> items = new ArrayList<>();
    private final UnaryOperator<String> masked;

    /** @param masked hides the values of masked variables */
    LeftOutIncludes(UnaryOperator<String> masked) {
        this.masked = masked;
    }

    /** Always false: it is not included. */
    boolean add(IncludeItem item) {
        items.add(item);
        return false;
    }

    Optional<String> notice() {
        String shown = items.stream().limit(MOST_SHOWN).map(this::shown).collect(Collectors.joining(", "));
        int more = items.size() - MOST_SHOWN;
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "includes left out by their rules: " + shown + (more > 0 ? " and " + more + " more" : ""));
    }

    private String shown(IncludeItem item) {
        String what = IncludeItems.INCLUDE.kinds().stream()
                .map(item::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("?");
        String file = item.names("project") ? ":" + item.text("file") : "";
        return UrlSecrets.hidden(masked.apply(what + file)) + " ("
                + item.span().source().name() + ":" + item.span().line() + ")";
    }
}
