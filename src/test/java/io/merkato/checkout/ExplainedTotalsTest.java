package io.merkato.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Guest;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Totals that explain themselves. */
@ShopTest
class ExplainedTotalsTest {

    @ParameterizedTest
    @ValueSource(strings = {"DE", "CA"})
    void quoteAndOrderSayHowTheirTotalComesAbout(String country, Shop shop) {
        Guest guest = shop.guestWith(shop.product(1999, 9), 2);
        guest.puts(shop.product(333, 9), 1);
        String address = Shop.ADDRESS
                .replace("\"DE\"", "\"" + country + "\"")
                .replace("10115", country.equals("CA") ? "K1A 0B1" : "10115");

        JsonNode quote = guest.client()
                .post(
                        "/v1/checkout/quote",
                        "{\"shippingAddress\":%s,\"shippingMethod\":\"standard\"}".formatted(address))
                .expect(200)
                .at("");

        assertThat(quote.at("/explanation/lines")).hasSize(2);
        assertThat(sum(quote)).isEqualTo(quote.at("/total/amount").asLong());
        assertThat(quote.at("/explanation/lines/0/variantId")).isEqualTo(quote.at("/lines/0/variantId"));
        assertThat(quote.at("/explanation/lines/0/tax")).isEqualTo(quote.at("/lines/0/tax"));
    }

    @Test
    void anOrderSaysItWhoeverReadsIt(Shop shop) {
        Guest guest = shop.guestWith(shop.product(1999, 9), 2);
        guest.puts(shop.product(333, 9), 1);

        SentOrder order = guest.order().isConfirmed();

        JsonNode explanation = order.answer().at("/explanation");
        assertThat(sum(order.answer().at(""))).isEqualTo(order.answer().number("/total/amount"));
        assertThat(order.read().at("/explanation")).isEqualTo(explanation);
        assertThat(guest.client().get("/v1/orders").expect(200).at("/items/0/explanation"))
                .isEqualTo(explanation);
        assertThat(shop.staff()
                        .get("/v1/admin/orders/" + order.id())
                        .expect(200)
                        .at("/explanation"))
                .isEqualTo(explanation);
    }

    private static long sum(JsonNode priced) {
        return priced.at("/explanation/lines")
                .valueStream()
                .mapToLong(line -> line.at("/total/amount").asLong())
                .sum();
    }
}
