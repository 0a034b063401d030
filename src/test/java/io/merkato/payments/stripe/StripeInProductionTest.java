package io.merkato.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.stripe.StripeFake;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A shop that is no sandbox. */
class StripeInProductionTest {

    private static final List<String> PRODUCTION = List.of(
            "--merkato.mode=production",
            "--merkato.secret=0123456789abcdef0123456789abcdef",
            "--merkato.requests-per-minute=0");

    @Test
    void anOrderIsPaid() {
        try (StripeFake stripe = StripeFake.start()) {
            List<String> settings = new ArrayList<>(PRODUCTION);
            settings.addAll(StripeShop.settings(stripe));
            try (Shop shop = Shop.start(settings.toArray(String[]::new))) {
                SentOrder order = shop.guestWith(shop.product(1250, 5), 2)
                        .orderBy("stripe", "pm_card_visa")
                        .isConfirmed();

                assertThat(stripe.book().by("order", order.id()))
                        .singleElement()
                        .satisfies(money -> assertThat(money.capturedMinor())
                                .isEqualTo(order.answer().number("/total/amount")));
                assertThat(shop.anonymous()
                                .get("/v1/payment-methods")
                                .at("/items")
                                .valueStream()
                                .map(method -> method.path("code").asString()))
                        .contains("stripe")
                        .doesNotContain("sandbox");
            }
        }
    }
}
