package io.github.cimaven.report.console;

import io.github.cimaven.run.event.JobProducts;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of a job's products people want to see at once: tests, coverage, where it was deployed to. */
final class ProductWords {
    private ProductWords() {}

    /** Such as {@code 12 tests, 1 failed; coverage 81.5%; https://example.com}. */
    static String of(JobProducts products) {
        return Stream.of(
                        products.tests().map(TestCount::of),
                        products.coverage().map(percent -> "coverage " + percent.toPlainString() + "%"),
                        products.url().map(PlainText::word))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
    }
}
