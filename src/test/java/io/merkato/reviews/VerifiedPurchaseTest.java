package io.merkato.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Customer;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who has had a product delivered, as the shop knows it by itself. */
@ShopTest
class VerifiedPurchaseTest {

    @Test
    void whatWasDeliveredToTheAccountIsAVerifiedPurchase(Shop shop) {
        Product lamp = shop.product(1000, 5);
        Customer ada = Customer.of(shop);
        SentReview.delivered(shop, ada, lamp);

        assertThat(isVerified(SentReview.of(ada, lamp, 5, "Bright."))).isTrue();
        assertThat(isVerified(SentReview.of(ada, shop.product(1000, 1), 5, "Not mine.")))
                .isFalse();
        assertThat(isVerified(SentReview.of(shop, lamp, 5, "Not mine."))).isFalse();
    }

    @Test
    void whatAGuestOrderedWithTheAddressOfAnAccountIsToo(Shop shop) {
        Product lamp = shop.product(1000, 5);
        Customer ada = Customer.of(shop);
        SentReview.delivered(shop, shop.guest().mailedAt(ada.email().toUpperCase(Locale.ROOT)), lamp);

        assertThat(isVerified(SentReview.of(ada, lamp, 5, "Bright."))).isTrue();
        assertThat(isVerified(SentReview.of(shop, lamp, 5, "Not mine."))).isFalse();
    }

    @Test
    void whatIsOnlyOnItsWayIsNotUntilItComes(Shop shop) {
        Product lamp = shop.product(1000, 5);
        Customer ada = Customer.of(shop);
        ada.puts(lamp, 1);
        SentOrder order = ada.order().isConfirmed();
        SentReview early = SentReview.of(ada, lamp, 1, "Where is it?");
        assertThat(isVerified(early)).isFalse();
        SentReview other = SentReview.of(ada, shop.product(1000, 1), 1, "Never ordered.");

        SentReview.deliver(shop, order);

        assertThat(isVerified(early)).isTrue();
        assertThat(isVerified(other)).isFalse();
    }

    @Test
    void aGuestsParcelVerifiesWhatTheAccountOfTheAddressHasWritten(Shop shop) {
        Product lamp = shop.product(1000, 5);
        Customer ada = Customer.of(shop);
        SentReview early = SentReview.of(ada, lamp, 1, "Where is it?");

        SentReview.delivered(shop, shop.guest().mailedAt(ada.email()), lamp);

        assertThat(isVerified(early)).isTrue();
    }

    @Test
    void anOrderOfAGuestSpeaksForOneAccountOnly(Shop shop) {
        Product lamp = shop.product(1000, 5);
        Customer ada = Customer.of(shop);
        SentReview.delivered(shop, shop.guest().mailedAt(ada.email()), lamp);
        SentReview first = SentReview.of(ada, lamp, 5, "Bright.");
        assertThat(isVerified(first)).isTrue();
        Customer eve = Customer.of(shop);
        exchangeAddresses(shop, ada, eve);

        assertThat(isVerified(SentReview.of(eve, lamp, 5, "Bright too."))).isFalse();

        ada.client()
                .send("DELETE", "/v1/me", "{\"password\":\"" + Shop.PASSWORD + "\"}")
                .expect(204);
        assertThat(isVerified(SentReview.of(shop, lamp, 4, "Bright as well."))).isFalse();
        assertThat(eve.client()
                        .patch(
                                "/v1/reviews/"
                                        + eve.client().get("/v1/me/reviews").text("/items/0/id"),
                                "{\"rating\":1}")
                        .at("/verifiedPurchase")
                        .asBoolean())
                .isFalse();
    }

    private static void exchangeAddresses(Shop shop, Customer one, Customer other) {
        shop.bean(JdbcClient.class)
                .sql("""
                        update accounts.account set email = :free, email_key = :free where email = :one
                        """)
                .param("one", one.email())
                .param("free", "free-" + one.email())
                .update();
        shop.bean(JdbcClient.class)
                .sql("update accounts.account set email = :one, email_key = :one where email = :other")
                .param("one", one.email())
                .param("other", other.email())
                .update();
    }

    private static boolean isVerified(SentReview review) {
        return review.read().at("/verifiedPurchase").asBoolean();
    }
}
