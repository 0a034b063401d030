package io.merkato.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.merkato.platform.problem.PlatformProblem;
import io.merkato.platform.problem.Problem;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;

class UploadedFileTest {

    @Test
    void aFileOfTheLimitIsTakenInPieces() {
        try (UploadedFile file = receive("0123456789")) {
            assertThat(file.pieces(4)).isEqualTo(3);
            assertThat(file.piece(0, 4)).asString().isEqualTo("0123");
            assertThat(file.piece(2, 4)).asString().isEqualTo("89");
            assertThat(file.gzip()).isFalse();
        }
    }

    @Test
    void oneByteMoreIsTooLargeAlsoWhenTheLengthWasNotSaid() {
        assertThatThrownBy(() -> receive("0123456789+"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(PlatformProblem.BODY_TOO_LARGE));
    }

    @Test
    void gzipIsKnownByItsFirstBytes() {
        byte[] packed = ImportRun.gzip(new byte[0]);

        try (UploadedFile file = UploadedFile.receive(new ByteArrayInputStream(packed), 1000)) {
            assertThat(file.gzip()).isTrue();
        }
    }

    private static UploadedFile receive(String text) {
        return UploadedFile.receive(new ByteArrayInputStream(ImportRun.bytes(text)), 10);
    }
}
