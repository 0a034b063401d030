package io.merkato.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ImportStatusTest {

    @Test
    void anImportEndsOnce() {
        for (ImportStatus from : ImportStatus.values()) {
            for (ImportStatus to : ImportStatus.values()) {
                assertThat(from.mayBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(from == ImportStatus.RUNNING && to != ImportStatus.RUNNING);
            }
        }
    }
}
