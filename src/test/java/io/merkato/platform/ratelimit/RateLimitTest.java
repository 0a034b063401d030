package io.merkato.platform.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitTest {

    private static final RateLimit LOGIN = new RateLimit("login", 5, Duration.ofMinutes(15));

    @ParameterizedTest
    @CsvSource({
        // seconds until full, left, seconds to wait, the field's t
        "0, 5, 0, 0",
        "1, 4, 0, 1",
        "180, 4, 0, 180",
        "181, 3, 0, 181",
        "720, 1, 0, 720",
        "721, 0, 1, 1",
        "900, 0, 180, 180"
    })
    void whatIsLeftFollowsFromTheTimeUntilAllIsThere(int untilFull, int left, int toWait, int shown) {
        long micros = Duration.ofSeconds(untilFull).toNanos() / 1000;

        assertThat(LOGIN.remaining(micros)).isEqualTo(left);
        assertThat(LOGIN.waitMicros(micros)).isEqualTo(toWait * 1_000_000L);
        assertThat(LOGIN.state(micros)).isEqualTo("\"login\";r=%s;t=%s".formatted(left, shown));
    }

    @Test
    void thePolicyIsWrittenAsTheDraftWantsIt() {
        assertThat(LOGIN.policy()).isEqualTo("\"login\";q=5;w=900");
    }

    @Test
    void aCountThatDoesNotDivideTheWindowIsNotExceeded() {
        RateLimit limit = new RateLimit("odd", 1500, Duration.ofSeconds(1));

        assertThat(limit.capacityMicros()).isLessThanOrEqualTo(1_000_000);
        assertThat(limit.remaining(0)).isEqualTo(1500);
    }

    @ParameterizedTest
    @CsvSource({
        "Login, 5, 60",
        "'', 5, 60",
        "'a b', 5, 60",
        "login, 0, 60",
        "login, -1, 60",
        "login, 5, 0",
        "login, 5, -1"
    })
    void whatIsNoLimitCannotBeMade(String name, int count, int seconds) {
        assertThatThrownBy(() -> new RateLimit(name, count, Duration.ofSeconds(seconds)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
