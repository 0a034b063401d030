package io.merkato.platform.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.merkato.platform.problem.PlatformProblem;
import io.merkato.platform.problem.Problem;
import io.merkato.testing.AtOnce;
import io.merkato.testing.slices.ModuleTest;
import io.merkato.testing.slices.Slice;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;

@ModuleTest("platform.ratelimit")
class RateLimitsTest {

    private static final RateLimit FIVE = new RateLimit("five", 5, Duration.ofMinutes(15));

    private final String key = "somebody-" + UUID.randomUUID() + "@example.org";

    @Test
    void ofAHundredAtOnceExactlyTheCountIsLetThrough(Slice slice) {
        RateLimits rateLimits = slice.bean(RateLimits.class);

        long taken = AtOnce.run(100, i -> rateLimits.tryTake(FIVE, key)).stream()
                .filter(Boolean::booleanValue)
                .count();

        assertThat(taken).isEqualTo(5);
    }

    @Test
    void whatOneUsesUpIsThereForAnother(Slice slice) {
        RateLimits rateLimits = slice.bean(RateLimits.class);
        useUp(rateLimits);

        assertThat(rateLimits.tryTake(FIVE, key + "x")).isTrue();
        assertThat(rateLimits.tryTake(new RateLimit("five-others", 5, Duration.ofMinutes(15)), key))
                .isTrue();
    }

    @Test
    void theRefusalSaysHowLongUntilOneIsThere(Slice slice) {
        RateLimits rateLimits = slice.bean(RateLimits.class);
        useUp(rateLimits);

        assertThatThrownBy(() -> rateLimits.take(FIVE, key)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.type()).isEqualTo(PlatformProblem.TOO_MANY_REQUESTS);
            assertThat(problem.retryAfter()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(180));
        });
    }

    @Test
    void oneComesBackAfterAFifthOfTheWindow(Slice slice) {
        RateLimits rateLimits = slice.bean(RateLimits.class);
        useUp(rateLimits);

        pass(slice, Duration.ofSeconds(181));

        assertThat(rateLimits.tryTake(FIVE, key)).isTrue();
        assertThat(rateLimits.tryTake(FIVE, key)).isFalse();
    }

    @Test
    void howeverLongOneWaitsThereIsNeverMoreThanTheCount(Slice slice) {
        RateLimits rateLimits = slice.bean(RateLimits.class);
        useUp(rateLimits);

        pass(slice, Duration.ofDays(3));

        useUp(rateLimits);
    }

    @Test
    void aRefusalDoesNotMakeTheWaitLonger(Slice slice) {
        RateLimits rateLimits = slice.bean(RateLimits.class);
        useUp(rateLimits);
        AtOnce.run(20, i -> rateLimits.tryTake(FIVE, key));

        pass(slice, Duration.ofSeconds(181));

        assertThat(rateLimits.tryTake(FIVE, key)).isTrue();
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain(Slice slice) {
        RateLimits rateLimits = slice.bean(RateLimits.class);
        useUp(rateLimits);

        rateLimits.giveBack(FIVE, key);
        rateLimits.giveBack(FIVE, key);

        assertThat(rateLimits.tryTake(FIVE, key)).isTrue();
        assertThat(rateLimits.tryTake(FIVE, key)).isTrue();
        assertThat(rateLimits.tryTake(FIVE, key)).isFalse();
    }

    @Test
    void noMoreIsGivenBackThanTheCount(Slice slice) {
        RateLimits rateLimits = slice.bean(RateLimits.class);
        assertThat(rateLimits.tryTake(FIVE, key)).isTrue();

        for (int i = 0; i < 10; i++) {
            rateLimits.giveBack(FIVE, key);
        }

        useUp(rateLimits);
    }

    @Test
    void whatIsForgottenIsThereAgain(Slice slice) {
        RateLimits rateLimits = slice.bean(RateLimits.class);
        useUp(rateLimits);

        rateLimits.forget(FIVE, key);

        useUp(rateLimits);
    }

    @Test
    void itIsNotAskedInATransaction(Slice slice) {
        RateLimits rateLimits = slice.bean(RateLimits.class);

        assertThatThrownBy(() -> slice.fromTransaction(() -> rateLimits.tryTake(FIVE, key)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void theTableSaysNobodysAddress(Slice slice) {
        slice.bean(RateLimits.class).take(FIVE, key);

        long rows = slice.bean(JdbcClient.class)
                .sql("select count(*) from platform.rate_limit b where b::text like '%' || :address || '%'")
                .param("address", key)
                .query(Long.class)
                .single();

        assertThat(rows).isZero();
        assertThat(rowsOfKey(slice)).isOne();
    }

    @Test
    void onlyWhatSaysSomethingIsKept(Slice slice) {
        RateLimits rateLimits = slice.bean(RateLimits.class);
        useUp(rateLimits);

        slice.bean(ForgetFullBuckets.class).run();
        assertThat(rateLimits.tryTake(FIVE, key)).isFalse();
        pass(slice, Duration.ofMinutes(16));
        slice.bean(ForgetFullBuckets.class).run();

        assertThat(rowsOfKey(slice)).isZero();
    }

    private void useUp(RateLimits rateLimits) {
        for (int i = 0; i < 5; i++) {
            assertThat(rateLimits.tryTake(FIVE, key)).as("take %s", i + 1).isTrue();
        }
        assertThat(rateLimits.tryTake(FIVE, key)).isFalse();
    }

    /** Lets time pass for this key alone. */
    private void pass(Slice slice, Duration time) {
        slice.bean(JdbcClient.class)
                .sql(
                        "update platform.rate_limit set full_at = full_at - make_interval(secs => :seconds) where key = :key")
                .param("seconds", time.toSeconds())
                .param("key", slice.bean(RateLimitKeys.class).of(FIVE, key))
                .update();
    }

    private long rowsOfKey(Slice slice) {
        return slice.bean(JdbcClient.class)
                .sql("select count(*) from platform.rate_limit where key = :key")
                .param("key", slice.bean(RateLimitKeys.class).of(FIVE, key))
                .query(Long.class)
                .single();
    }
}
