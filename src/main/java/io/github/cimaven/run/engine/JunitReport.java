package io.github.cimaven.run.engine;

import io.github.cimaven.run.event.TestTotals;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Counts the test cases of a JUnit file, whose size does not matter. What a document names outside of it is not fetched.
 *
 * @see <a href="https://docs.gitlab.com/ci/testing/unit_test_reports/">Unit test reports</a>
 */
final class JunitReport {
    private static final double MOST_SECONDS = 1e9;

    private int tests;
    private int failed;
    private int errors;
    private int skipped;
    private Duration time = Duration.ZERO;

    private JunitReport() {}

    /** @throws XMLStreamException if it is no XML */
    static TestTotals read(Path file) throws IOException, XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        JunitReport report = new JunitReport();
        try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
            XMLStreamReader reader = factory.createXMLStreamReader(content);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("testcase")) {
                    report.testCase(reader);
                }
            }
            reader.close();
        }
        return new TestTotals(report.tests, report.failed, report.errors, report.skipped, report.time);
    }

    private void testCase(XMLStreamReader reader) throws XMLStreamException {
        tests++;
        time = time.plus(time(Optional.ofNullable(reader.getAttributeValue(null, "time"))));
        String result = "";
        for (int depth = 1; depth > 0; ) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT && depth++ == 1 && result.isEmpty()) {
                String name = reader.getLocalName();
                result = name.equals("failure") || name.equals("error") || name.equals("skipped") ? name : "";
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
        failed += result.equals("failure") ? 1 : 0;
        errors += result.equals("error") ? 1 : 0;
        skipped += result.equals("skipped") ? 1 : 0;
    }

    private static Duration time(Optional<String> seconds) {
        try {
            double value = Double.parseDouble(seconds.orElse("0").replace(",", ""));
            return value > 0 && value < MOST_SECONDS ? Duration.ofNanos(Math.round(value * 1e9)) : Duration.ZERO;
        } catch (NumberFormatException e) {
            return Duration.ZERO;
        }
    }
}
