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
}
