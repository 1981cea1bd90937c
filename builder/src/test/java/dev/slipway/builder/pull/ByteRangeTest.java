package dev.slipway.builder.pull;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-3, 0, 4",
        "bytes=4-9, 4, 6",
        "bytes=4-, 4, 6",
        "bytes=9-, 9, 1",
        "bytes=4-1000, 4, 6",
        "bytes=-3, 7, 3",
        "bytes=-1000, 0, 10",
        "'bytes= 0-0 ', 0, 1",
    })
    void onePartOfTenBytes(String header, long offset, long length) {
        assertThat(ByteRange.of(header, 10)).isEqualTo(new ByteRange.Part(offset, length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=10-12", "bytes=-0", "bytes=999999999999999999-"})
    void nothingOfTenBytes(String header) {
        assertThat(ByteRange.of(header, 10)).isEqualTo(new ByteRange.Unsatisfiable());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=-",
                "bytes=5-4",
                "bytes=0-1,4-5",
                "bytes=a-b",
                "rows=0-1",
                "0-1",
                "bytes=0-9999999999999999999",
                ""
            })
    void whatMayBeIgnoredIs(String header) {
        assertThat(ByteRange.of(header, 10)).isEqualTo(new ByteRange.Whole());
    }

    @Test
    void withoutAHeaderItIsTheWhole() {
        assertThat(ByteRange.of(null, 10)).isEqualTo(new ByteRange.Whole());
    }

    @Test
    void emptyContentHasNoParts() {
        assertThat(ByteRange.of("bytes=0-", 0)).isEqualTo(new ByteRange.Unsatisfiable());
        assertThat(ByteRange.of("bytes=-5", 0)).isEqualTo(new ByteRange.Unsatisfiable());
    }

    @Test
    void aPartSaysWhereItIs() {
        assertThat(new ByteRange.Part(4, 6).of(10)).isEqualTo("bytes 4-9/10");
    }
}
