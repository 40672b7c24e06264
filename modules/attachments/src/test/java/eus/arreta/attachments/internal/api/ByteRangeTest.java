package eus.arreta.attachments.internal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.arreta.http.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What players ask for of a file of 100 bytes. */
class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-,0,100",
        "bytes=0-0,0,1",
        "bytes=10-19,10,10",
        "bytes=90-500,90,10",
        "bytes=-5,95,5",
        "bytes=-500,0,100"
    })
    void aRangeIsRead(String header, long from, long count) {
        assertThat(ByteRange.of(header, 100)).contains(new ByteRange(from, count));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes=-",
                "bytes=5-2",
                "bytes=0-1,5-6",
                "lines=1-2",
                "bytes=x",
                "bytes=99999999999999999999-"
            })
    void whatIsNoSingleRangeIsPassedOver(String header) {
        assertThat(ByteRange.of(header, 100)).isEmpty();
    }

    @Test
    void aRangeBehindTheEndIsRefused() {
        assertThatThrownBy(() -> ByteRange.of("bytes=100-", 100)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> ByteRange.of("bytes=-0", 100)).isInstanceOf(Problem.class);
    }
}
