package io.merkato.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.HeardLog;
import org.junit.jupiter.api.Test;

class RefusedOriginsTest {

    @Test
    void whoMakesUpOriginsDoesNotFillTheLog() {
        RefusedOrigins refused = new RefusedOrigins();
        try (HeardLog heard = new HeardLog()) {
            for (int i = 0; i < 1000; i++) {
                refused.tell("https://" + "x".repeat(i) + i + ".example");
            }

            assertThat(heard.messages())
                    .filteredOn(line -> line.contains(".example") || line.contains("xxx"))
                    .hasSize(50)
                    .allMatch(line -> line.length() < 300);
        }
    }
}
