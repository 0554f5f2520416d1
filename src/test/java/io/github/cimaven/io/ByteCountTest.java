package io.github.cimaven.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteCountTest {
    @Test
    void amountsAreReadAsPeopleWriteThem() {
        assertThat(ByteCount.parse("1 GB")).hasValue(1L << 30);
        assertThat(ByteCount.parse("500m")).hasValue(500L << 20);
        assertThat(ByteCount.parse("1.5 KiB")).hasValue(1536L);
        assertThat(ByteCount.parse("4096")).hasValue(4096L);
        assertThat(ByteCount.parse("10 bytes")).hasValue(10L);
        assertThat(ByteCount.parse("2tb")).hasValue(2L << 40);
    }

    @Test
    void whatIsNoAmountIsAbsent() {
        assertThat(ByteCount.parse("")).isEmpty();
        assertThat(ByteCount.parse("much")).isEmpty();
        assertThat(ByteCount.parse("-1")).isEmpty();
        assertThat(ByteCount.parse("1 2")).isEmpty();
    }

    @Test
    void amountsAreWrittenAsGitLabDoes() {
        assertThat(ByteCount.text(1)).isEqualTo("1 Byte");
        assertThat(ByteCount.text(1023)).isEqualTo("1023 Bytes");
        assertThat(ByteCount.text(1024)).isEqualTo("1 KiB");
        assertThat(ByteCount.text(107_520)).isEqualTo("105 KiB");
        assertThat(ByteCount.text(5L << 20)).isEqualTo("5 MiB");
        assertThat(ByteCount.text(6_000_000)).isEqualTo("5.72 MiB");
        assertThat(ByteCount.text(Long.MAX_VALUE)).isEqualTo("8390000 TiB");
    }
}
