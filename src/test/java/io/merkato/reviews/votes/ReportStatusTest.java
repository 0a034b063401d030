package io.merkato.reviews.votes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReportStatusTest {

    @Test
    void staffDecideOnAReportOnce() {
        assertThat(Stream.of(ReportStatus.values()).filter(ReportStatus.OPEN::mayBecome))
                .containsExactly(ReportStatus.UPHELD, ReportStatus.DISMISSED);
        assertThat(Stream.of(ReportStatus.values()).filter(ReportStatus.UPHELD::mayBecome))
                .isEmpty();
        assertThat(Stream.of(ReportStatus.values()).filter(ReportStatus.DISMISSED::mayBecome))
                .isEmpty();
    }
}
