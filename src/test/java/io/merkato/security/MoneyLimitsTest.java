package io.merkato.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.kernel.Money;
import io.merkato.testing.Answer;
import io.merkato.testing.Customer;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts and quantities at and beyond the edges of what a number can be. */
@ShopTest
class MoneyLimitsTest {

    private static final long DEAREST_MINOR = 9_000_000_000_000L;

    @ParameterizedTest
    @CsvSource({
        "0, 422",
        "-1, 422",
        "1000, 422",
        "2147483647, 422",
        "-2147483648, 422",
        "2147483648, 400",
        "4294967297, 400",
        "9223372036854775807, 400",
        "9223372036854775808, 400",
        "18446744073709551617, 400",
        "1e9, 400",
        "1e400, 400",
        "1e-1, 400",
        "-0.0, 400",
        "0x1, 400",
        "\"1\", 400",
        "\"\u0661\", 400"
    })
    void aQuantityThatIsNoneChangesNoCart(String quantity, int status, Shop shop) {
        Customer customer = Customer.of(shop);
        Product product = shop.product(1000, 9);
        Answer cart = customer.puts(product, 2);

        Answer added = customer.client()
                .post(
                        "/v1/cart/items",
                        "{\"variantId\":\"%s\",\"quantity\":%s}".formatted(product.variant(), quantity));
        assertThat(added.status()).as(added.body()).isEqualTo(status);
        if (!quantity.equals("0")) {
            Answer set = customer.client()
                    .patch("/v1/cart/items/" + cart.text("/items/0/id"), "{\"quantity\":%s}".formatted(quantity));
            assertThat(set.status()).as(set.body()).isEqualTo(status);
        }

        assertThat(customer.cart().body()).isEqualTo(cart.body());
    }

    @Test
    void theDearestCartThatThereCanBeIsRefusedAndDoesNotWrapAround(Shop shop) {
        Customer customer = Customer.of(shop);
        for (int line = 0; line < 10; line++) {
            customer.puts(shop.product(DEAREST_MINOR, 5000), 999);
        }

        Answer cart = customer.cart();

        assertThat(cart.at("/subtotal/amount").asLong()).isEqualTo(Money.MAX_AMOUNT);
        customer.quote().expectProblem(422, "TOTAL_TOO_LARGE");
        customer.order().isRefused(422, "TOTAL_TOO_LARGE");
        assertThat(customer.orders()).isEmpty();
        assertThat(customer.cart().body()).isEqualTo(cart.body());
    }

    @Test
    void theDearestLineThatThereCanBeIsOrderedToTheLastUnit(Shop shop) {
        Customer customer = Customer.of(shop);
        customer.puts(shop.product(DEAREST_MINOR, 5000), 999);

        SentOrder order = customer.order().isConfirmed();

        assertThat(order.answer().at("/total/amount").asLong()).isEqualTo(999 * DEAREST_MINOR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "9000000000001",
                "9007199254740992",
                "9223372036854775807",
                "9223372036854775808",
                "-9223372036854775808",
                "1e400",
                "0.1"
            })
    void aPriceIsNeitherNegativeNorBeyondMeasure(String amount, Shop shop) {
        Answer refused = shop.admin().post("/v1/admin/products", """
                {"title":"x","variants":[{"sku":"%s","price":{"amount":%s,"currency":"EUR"}}]}
                """.formatted(UUID.randomUUID(), amount));

        assertThat(refused.status()).as(refused.body()).isIn(400, 422);
        assertThat(refused.text("/errors/0/pointer")).startsWith("/variants/0/price");
    }

    @ParameterizedTest
    @ValueSource(strings = {"USD", "JPY", "eur", "XXX", "EURO", ""})
    void aPriceIsInTheCurrencyOfTheShop(String currency, Shop shop) {
        Answer refused = shop.admin().post("/v1/admin/products", """
                {"title":"x","variants":[{"sku":"%s","price":{"amount":100,"currency":"%s"}}]}
                """.formatted(UUID.randomUUID(), currency));

        assertThat(refused.status()).as(refused.body()).isIn(400, 422);
    }
}
