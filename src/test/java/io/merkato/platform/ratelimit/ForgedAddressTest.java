package io.merkato.platform.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Client;
import io.merkato.testing.Shop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A shop in a cloud where the server would believe every X-Forwarded-For by default, and that trusts no proxy. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForgedAddressTest {

    @SuppressWarnings("NullAway.Init") // set before each test by JUnit
    private Shop shop;

    @BeforeAll
    void start() {
        shop = Shop.start("--spring.main.cloud-platform=kubernetes", "--merkato.requests-per-minute=30");
    }

    @AfterAll
    void stop() {
        shop.close();
    }

    @Test
    void theLimitCountsTheRealPeer() {
        int answered = 0;
        while (answered < 100
                && forging("198.51.100." + answered).get("/v1/categories").status() == 200) {
            answered++;
        }

        assertThat(answered).isLessThan(100);
    }

    private Client forging(String address) {
        return shop.anonymous()
                .with("X-Forwarded-For", address)
                .with("X-Real-IP", address)
                .with("Forwarded", "for=" + address);
    }
}
