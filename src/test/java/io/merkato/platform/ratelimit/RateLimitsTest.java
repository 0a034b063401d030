package io.merkato.platform.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.merkato.platform.problem.PlatformProblem;
import io.merkato.platform.problem.Problem;
import io.merkato.testing.AtOnce;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@ShopTest
class RateLimitsTest {

    private static final RateLimit FIVE = new RateLimit("five", 5, Duration.ofMinutes(15));

    private final String key = "somebody-" + UUID.randomUUID() + "@example.org";

    @Test
    @ManyConnections
    void ofAHundredAtOnceExactlyTheCountIsLetThrough(Shop shop) {
        RateLimits rateLimits = shop.bean(RateLimits.class);

        long taken = AtOnce.run(100, i -> rateLimits.tryTake(FIVE, key)).stream()
                .filter(Boolean::booleanValue)
                .count();

        assertThat(taken).isEqualTo(5);
    }

    @Test
    void whatOneUsesUpIsThereForAnother(Shop shop) {
        RateLimits rateLimits = shop.bean(RateLimits.class);
        useUp(rateLimits);

        assertThat(rateLimits.tryTake(FIVE, key + "x")).isTrue();
        assertThat(rateLimits.tryTake(new RateLimit("five-others", 5, Duration.ofMinutes(15)), key))
                .isTrue();
    }

    @Test
    void theRefusalSaysHowLongUntilOneIsThere(Shop shop) {
        RateLimits rateLimits = shop.bean(RateLimits.class);
        useUp(rateLimits);

        assertThatThrownBy(() -> rateLimits.take(FIVE, key)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.type()).isEqualTo(PlatformProblem.TOO_MANY_REQUESTS);
            assertThat(problem.retryAfter()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(180));
        });
    }

    @Test
    void oneComesBackAfterAFifthOfTheWindow(Shop shop) {
        RateLimits rateLimits = shop.bean(RateLimits.class);
        useUp(rateLimits);

        pass(shop, Duration.ofSeconds(181));

        assertThat(rateLimits.tryTake(FIVE, key)).isTrue();
        assertThat(rateLimits.tryTake(FIVE, key)).isFalse();
    }

    @Test
    void howeverLongOneWaitsThereIsNeverMoreThanTheCount(Shop shop) {
        RateLimits rateLimits = shop.bean(RateLimits.class);
        useUp(rateLimits);

        pass(shop, Duration.ofDays(3));

        useUp(rateLimits);
    }

    @Test
    @ManyConnections
    void aRefusalDoesNotMakeTheWaitLonger(Shop shop) {
        RateLimits rateLimits = shop.bean(RateLimits.class);
        useUp(rateLimits);
        AtOnce.run(20, i -> rateLimits.tryTake(FIVE, key));

        pass(shop, Duration.ofSeconds(181));

        assertThat(rateLimits.tryTake(FIVE, key)).isTrue();
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain(Shop shop) {
        RateLimits rateLimits = shop.bean(RateLimits.class);
        useUp(rateLimits);

        rateLimits.giveBack(FIVE, key);
        rateLimits.giveBack(FIVE, key);

        assertThat(rateLimits.tryTake(FIVE, key)).isTrue();
        assertThat(rateLimits.tryTake(FIVE, key)).isTrue();
        assertThat(rateLimits.tryTake(FIVE, key)).isFalse();
    }

    @Test
    void noMoreIsGivenBackThanTheCount(Shop shop) {
        RateLimits rateLimits = shop.bean(RateLimits.class);
        assertThat(rateLimits.tryTake(FIVE, key)).isTrue();

        for (int i = 0; i < 10; i++) {
            rateLimits.giveBack(FIVE, key);
        }

        useUp(rateLimits);
    }

    @Test
    void whatIsForgottenIsThereAgain(Shop shop) {
        RateLimits rateLimits = shop.bean(RateLimits.class);
        useUp(rateLimits);

        rateLimits.forget(FIVE, key);

        useUp(rateLimits);
    }

    @Test
    void itIsNotAskedInATransaction(Shop shop) {
        RateLimits rateLimits = shop.bean(RateLimits.class);
        TransactionTemplate transaction = shop.bean(TransactionTemplate.class);

        assertThatThrownBy(() -> transaction.execute(status -> rateLimits.tryTake(FIVE, key)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void theTableSaysNobodysAddress(Shop shop) {
        shop.bean(RateLimits.class).take(FIVE, key);

        long rows = shop.bean(JdbcClient.class)
                .sql("select count(*) from platform.rate_limit b where b::text like '%' || :address || '%'")
                .param("address", key)
                .query(Long.class)
                .single();

        assertThat(rows).isZero();
        assertThat(rowsOfKey(shop)).isOne();
    }

    @Test
    void onlyWhatSaysSomethingIsKept(Shop shop) {
        RateLimits rateLimits = shop.bean(RateLimits.class);
        useUp(rateLimits);

        shop.bean(ForgetFullBuckets.class).run();
        assertThat(rateLimits.tryTake(FIVE, key)).isFalse();
        pass(shop, Duration.ofMinutes(16));
        shop.bean(ForgetFullBuckets.class).run();

        assertThat(rowsOfKey(shop)).isZero();
    }

    private void useUp(RateLimits rateLimits) {
        for (int i = 0; i < 5; i++) {
            assertThat(rateLimits.tryTake(FIVE, key)).as("take %s", i + 1).isTrue();
        }
        assertThat(rateLimits.tryTake(FIVE, key)).isFalse();
    }

    /** Lets time pass for this key alone. */
    private void pass(Shop shop, Duration time) {
        shop.bean(JdbcClient.class)
                .sql(
                        "update platform.rate_limit set full_at = full_at - make_interval(secs => :seconds) where key = :key")
                .param("seconds", time.toSeconds())
                .param("key", shop.bean(RateLimitKeys.class).of(FIVE, key))
                .update();
    }

    private long rowsOfKey(Shop shop) {
        return shop.bean(JdbcClient.class)
                .sql("select count(*) from platform.rate_limit where key = :key")
                .param("key", shop.bean(RateLimitKeys.class).of(FIVE, key))
                .query(Long.class)
                .single();
    }
}
