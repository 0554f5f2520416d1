package io.github.cimaven.run.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cimaven.run.event.TestTotals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JunitReportTest {
    @TempDir
    Path folder;

    private TestTotals read(String xml) throws Exception {
        return JunitReport.read(Files.writeString(folder.resolve("TEST.xml"), xml));
    }

    @Test
    void casesAreCountedByTheirResultWhereverTheyStand() throws Exception {
        String cases = "<testsuite tests='99'><testcase time='1.5'/>"
                + "<testcase time='1,000.25'><failure>x</failure><system-out/></testcase>"
                + "<testcase time='?'><properties><error/></properties><error>x</error></testcase>"
                + "<testcase><skipped/></testcase></testsuite>";
        assertThat(read("<testsuites>" + cases + "<testsuite>" + cases + "</testsuite></testsuites>"))
                .isEqualTo(new TestTotals(8, 2, 2, 2, Duration.ofMillis(2003500)));
        assertThat(read("<other/>")).isEqualTo(TestTotals.NONE);
    }

    @Test
    void whatIsNoXmlIsSaid() {
        assertThatThrownBy(() -> read("<testsuite>")).isInstanceOf(XMLStreamException.class);
        assertThatThrownBy(() -> read("")).isInstanceOf(XMLStreamException.class);
    }

    @Test
    void nothingElseIsReadForADocument() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "<testcase/>");
        String xml = "<!DOCTYPE t [<!ENTITY x SYSTEM '" + secret.toUri() + "'>]><t>&x;</t>";
        assertThatThrownBy(() -> read(xml)).isInstanceOf(XMLStreamException.class);
    }
}
