package io.merkato.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Guest;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.folders.Folders;
import io.merkato.testing.folders.MigratedFolder;
import io.merkato.testing.process.ShopProcess;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A sandbox in another currency than the euro: the demo catalogue, shipping, an order and its mail. */
class OtherCurrencyTest {

    @ParameterizedTest
    @CsvSource({"USD,1900,490,23.90 USD", "JPY,3040,784,3824 JPY", "KWD,5700,1470,7.170 KWD"})
    void theDemoCatalogueIsInIt(String currency, int tote, int shipping, String total) {
        try (Shop shop = Shop.start("--merkato.currency=" + currency, "--merkato.demo=true")) {
            Answer seen = shop.anonymous().get("/v1/products/market-day-tote").expect(200);
            assertThat(seen.at("/variants/0/price").toString())
                    .isEqualTo("{\"amount\":%s,\"currency\":\"%s\"}".formatted(tote, currency));
            Guest ada = shop.guestWith(new Product(shop, seen), 1).mailedAt("ada@example.org");

            Answer order = ada.order().isConfirmed().answer();

            assertThat(order.number("/shipping/amount")).isEqualTo(shipping);
            assertThat(order.number("/total/amount")).isEqualTo(tote + shipping);
            assertThat(order.text("/total/currency")).isEqualTo(currency);
            assertThat(shop.mails("ada@example.org", 1).get(0).get("text").asString())
                    .contains(total);
            shop.expectNothingLeftOver();
        }
    }

    @Test
    void aPriceOfShippingThatSomebodySetStays() {
        Path data = MigratedFolder.newOne("other-currency-");
        try (Shop shop = Shop.over(data, "--merkato.currency=JPY")) {
            shop.bean(JdbcClient.class)
                    .sql("update pricing.shipping_method set amount = 490, free_above = 5000 where code = 'standard'")
                    .update();
        }
        try (Shop shop = Shop.over(data, "--merkato.currency=JPY")) {
            Answer methods = shop.anonymous().get("/v1/shipping-methods").expect(200);

            assertThat(methods.number("/items/0/price/amount")).isEqualTo(490);
            assertThat(methods.number("/items/0/freeAbove/amount")).isEqualTo(5000);
            assertThat(methods.number("/items/1/price/amount")).isEqualTo(2060);
        } finally {
            Folders.delete(data);
        }
    }

    @Test
    void onlyWhatIsAsItCameIsConvertedAndToldOf() {
        Path data = MigratedFolder.newOne("other-currency-");
        try (Shop shop = Shop.over(data)) {
            shop.bean(JdbcClient.class)
                    .sql("update pricing.shipping_method set amount = 500 where code = 'standard'")
                    .update();
        }
        try (ShopProcess shop = ShopProcess.launch(data, Map.of("MERKATO_CURRENCY", "JPY"))) {
            Answer methods = shop.client().get("/v1/shipping-methods").expect(200);

            assertThat(methods.number("/items/0/price/amount")).isEqualTo(500);
            assertThat(methods.number("/items/1/price/amount")).isEqualTo(2060);
            assertThat(shop.output().lines().filter(line -> line.contains("The shipping method")))
                    .singleElement()
                    .asString()
                    .contains("express", "1290", "2060 of JPY");
        } finally {
            Folders.delete(data);
        }
    }

    @Test
    void aShopThatHasSoldKeepsItsPricesOfShipping() {
        Path data = MigratedFolder.newOne("other-currency-");
        try (Shop shop = Shop.over(data)) {
            shop.guestWith(shop.product(1250, 5), 1).order().isConfirmed();
        }
        try (Shop shop = Shop.over(data, "--merkato.currency=JPY")) {
            Answer methods = shop.anonymous().get("/v1/shipping-methods").expect(200);

            assertThat(methods.number("/items/0/price/amount")).isEqualTo(490);
        } finally {
            Folders.delete(data);
        }
    }
}
