package io.merkato.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.kernel.Money;
import io.merkato.kernel.VariantId;
import io.merkato.testing.Answer;
import io.merkato.testing.Guest;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ShopTest
class TotalsTest {

    @Test
    void withTaxIncludedTheTotalIsWhatTheListPricesSay(Shop shop) {
        Answer quote = quote(guest(shop, 1999, 2), "DE", "standard").expect(200);

        assertThat(quote.number("/subtotal/amount")).isEqualTo(3998);
        assertThat(quote.number("/shipping/amount")).isEqualTo(490);
        assertThat(quote.number("/tax/amount"))
                .as("638 of the line and 78 of shipping")
                .isEqualTo(716);
        assertThat(quote.at("/taxIncluded").asBoolean()).isTrue();
        assertThat(quote.number("/total/amount")).isEqualTo(4488);
        assertThat(quote.number("/lines/0/quantity")).isEqualTo(2);
        assertThat(quote.number("/lines/0/lineTotal/amount")).isEqualTo(3998);
    }

    @Test
    void withTaxAddedTheTotalIsMoreThanTheListPrices(Shop shop) {
        Answer quote = quote(guest(shop, 1999, 2), "CA", "standard").expect(200);

        assertThat(quote.at("/taxIncluded").asBoolean()).isFalse();
        assertThat(quote.number("/tax/amount"))
                .as("5 % of 3998 and of 490, each rounded")
                .isEqualTo(200 + 25);
        assertThat(quote.number("/total/amount")).isEqualTo(3998 + 490 + 225);
    }

    @Test
    void theUnitedStatesAreQuotedWithoutIncludedTax(Shop shop) {
        Answer quote = quote(guest(shop, 1999, 2), "US", "standard").expect(200);

        assertThat(quote.at("/taxIncluded").asBoolean()).isFalse();
        assertThat(quote.number("/tax/amount")).isZero();
        assertThat(quote.number("/total/amount")).isEqualTo(4488);
    }

    @Test
    void whereNoTaxIsKnownListPricesArePaid(Shop shop) {
        Answer quote = quote(guest(shop, 1999, 2), "NZ", "standard").expect(200);

        assertThat(quote.number("/tax/amount")).isZero();
        assertThat(quote.number("/total/amount")).isEqualTo(4488);
    }

    @Test
    void withoutAnAddressTheShopsOwnCountryIsQuoted(Shop shop) {
        Answer quote = guest(shop, 11900, 1).quote().expect(200);

        assertThat(quote.number("/tax/amount")).isEqualTo(1900);
        assertThat(quote.number("/shipping/amount")).as("none is chosen").isZero();
        assertThat(quote.number("/total/amount")).isEqualTo(11900);
    }

    @Test
    void shippingIsFreeFromFiftyEurosOn(Shop shop) {
        assertThat(quote(guest(shop, 4999, 1), "DE", "standard").number("/shipping/amount"))
                .isEqualTo(490);
        assertThat(quote(guest(shop, 5000, 1), "DE", "standard").number("/shipping/amount"))
                .isZero();
        assertThat(quote(guest(shop, 5000, 1), "DE", "express").number("/shipping/amount"))
                .isEqualTo(1290);
    }

    @Test
    void aQuoteChangesNothing(Shop shop) {
        Product product = shop.product(1999, 3);
        Guest guest = shop.guestWith(product, 2);
        String before = guest.cart().body();

        quote(guest, "DE", "standard").expect(200);

        assertThat(guest.cart().body()).isEqualTo(before);
        assertThat(product.available()).isEqualTo(3);
    }

    @Test
    void anUnknownShippingMethodCannotBeQuoted(Shop shop) {
        quote(guest(shop, 1999, 1), "DE", "balloon").expectProblem(422, "SHIPPING_METHOD_UNAVAILABLE");
    }

    @Test
    void anEmptyCartCannotBeQuoted(Shop shop) {
        quote(shop.guest(), "DE", "standard").expectProblem(422, "CART_EMPTY");
    }

    @Test
    void aTotalBeyondWhatOneOrderCanBeIsRefused(Shop shop) {
        Guest guest = guest(shop, 9_000_000_000_000L, 999);
        guest.puts(shop.product(9_000_000_000_000L, 999), 2);

        quote(guest, "DE", "standard").expectProblem(422, "TOTAL_TOO_LARGE");
        guest.order().isRefused(422, "TOTAL_TOO_LARGE");
    }

    @Test
    void theMethodsOfShippingAreListed(Shop shop) {
        Answer methods = shop.anonymous().get("/v1/shipping-methods").expect(200);

        assertThat(methods.at("/items"))
                .extracting(method -> method.get("code").asString())
                .contains("standard", "express");
        assertThat(methods.number("/items/0/price/amount")).isEqualTo(490);
        assertThat(methods.number("/items/0/freeAbove/amount")).isEqualTo(5000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DE", "AT", "CA", "US", "NZ", "CH"})
    void whateverIsBoughtTheTotalAddsUp(String country, Shop shop) {
        Pricing pricing = shop.bean(Pricing.class);
        Random random = new Random(country.hashCode());
        for (int round = 0; round < 100; round++) {
            List<PricedItem> items = IntStream.range(0, 1 + random.nextInt(6))
                    .mapToObj(i -> new PricedItem(
                            VariantId.next(),
                            1 + random.nextInt(999),
                            new Money(random.nextInt(200_000), "EUR"),
                            random.nextBoolean() ? "standard" : "reduced"))
                    .toList();
            expectToAddUp(pricing.quote(items, country, random.nextBoolean() ? "express" : null));
        }
    }

    private static void expectToAddUp(Quote quote) {
        LongStream lines =
                quote.lines().stream().mapToLong(line -> line.lineTotal().amount());
        assertThat(quote.subtotal().amount()).isEqualTo(lines.sum());
        assertThat(quote.lines()).allSatisfy(line -> assertThat(line.lineTotal().amount())
                .isEqualTo(line.unitPrice().amount() * line.quantity()));
        assertThat(quote.lines())
                .allSatisfy(line -> assertThat(line.discount().isZero()).isTrue());
        assertThat(quote.discount().isZero()).isTrue();
        long net = quote.subtotal().amount() + quote.shipping().amount();
        long tax = quote.tax().amount();
        assertThat(quote.total().amount()).isEqualTo(quote.taxIncluded() ? net : net + tax);
        long linesTax =
                quote.lines().stream().mapToLong(line -> line.tax().amount()).sum();
        assertThat(tax).isBetween(linesTax, linesTax + quote.shipping().amount());
    }

    private static Guest guest(Shop shop, long priceMinor, int quantity) {
        return shop.guestWith(shop.product(priceMinor, quantity), quantity);
    }

    private static Answer quote(Guest guest, String country, @Nullable String shippingMethod) {
        String postalCode =
                switch (country) {
                    case "CA" -> "K1A 0B1";
                    case "NZ" -> "6011";
                    default -> "10115";
                };
        return guest.client().post("/v1/checkout/quote", """
                {"shippingAddress":%s,"shippingMethod":"%s"}
                """.formatted(
                Shop.ADDRESS.replace("\"DE\"", "\"" + country + "\"").replace("10115", postalCode), shippingMethod));
    }
}
