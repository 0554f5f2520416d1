package io.github.cimaven.report.junit;

import io.github.cimaven.run.event.JobInRun;
import io.github.cimaven.run.event.JobSnapshot;
import io.github.cimaven.run.event.PipelineSnapshot;
import io.github.cimaven.run.event.Status;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A run as a JUnit report: the pipeline is the suite, each job a case whose class is its stage. A job that failed and may counts as
 * skipped, as does one that did not run, with the reason.
 *
 * @see <a href="https://docs.gitlab.com/ci/testing/unit_test_reports/">Unit test reports</a>
 */
public final class PipelineJunit {
    private final XMLStreamWriter xml;

    private PipelineJunit(XMLStreamWriter xml) {
        this.xml = xml;
    }

    public static String of(PipelineSnapshot pipeline) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            new PipelineJunit(xml).write(pipeline);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string takes everything", e);
        }
        return text.toString();
    }

    private void write(PipelineSnapshot pipeline) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuite");
        attribute("name", "pipeline");
        List<JobInRun> jobs = pipeline.allJobs();
        attribute("tests", Integer.toString(jobs.size()));
        attribute("failures", count(jobs, JobInRun::failedForGood));
        attribute("errors", "0");
        attribute("skipped", count(jobs, job -> skipped(job).isPresent()));
        attribute("time", seconds(pipeline.duration()));
        attribute("timestamp", pipeline.startedAt().toString());
        for (JobInRun job : jobs) {
            write(job);
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeCharacters("\n");
        xml.writeEndDocument();
    }

    private static String count(List<JobInRun> jobs, Predicate<JobInRun> which) {
        return Long.toString(jobs.stream().filter(which).count());
    }

    private void write(JobInRun named) throws XMLStreamException {
        JobSnapshot job = named.job();
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        attribute("classname", job.job().stage());
        attribute("name", named.name());
        attribute("time", seconds(job.duration()));
        if (named.failedForGood()) {
            xml.writeCharacters("\n    ");
            xml.writeEmptyElement("failure");
            attribute(
                    "type",
                    job.outcome()
                            .flatMap(outcome -> outcome.reason())
                            .map(reason -> reason.word())
                            .orElse(""));
            attribute("message", detail(job));
            xml.writeCharacters("\n  ");
        } else if (skipped(named).isPresent()) {
            xml.writeCharacters("\n    ");
            xml.writeEmptyElement("skipped");
            attribute("message", skipped(named).get());
            xml.writeCharacters("\n  ");
        }
        xml.writeEndElement();
    }

    private static Optional<String> skipped(JobInRun named) {
        JobSnapshot job = named.job();
        if (job.failedForGood() && !named.counts()) {
            return Optional.of("failed, and does not count: " + detail(job));
        }
        if (job.failedButAllowed()) {
            return Optional.of("failed, and may: " + detail(job));
        }
        return job.status() == Status.SUCCESS || job.status() == Status.FAILED
                ? Optional.empty()
                : Optional.of(job.status().word() + (job.reason().isEmpty() ? "" : ": " + job.reason()));
    }

    private static String detail(JobSnapshot job) {
        return job.outcome().map(outcome -> outcome.detail()).orElse("");
    }

    /** XML has no place for control characters, whatever the job is called. */
    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, value.replaceAll("[\\p{Cc}\\uFFFE\\uFFFF]", "\uFFFD"));
    }

    private static String seconds(Optional<Duration> duration) {
        return String.format(
                Locale.ROOT, "%.3f", duration.map(Duration::toMillis).orElse(0L) / 1000.0);
    }
}
