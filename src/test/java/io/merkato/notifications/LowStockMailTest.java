package io.merkato.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.inventory.alerts.LowStockAlerts;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What admins hear of stock that is low: one mail, however much it is. */
@ShopTest
class LowStockMailTest {

    @Test
    void aHundredAndFiftyAlertsAreOneMailWithAHundredLines(Shop shop) {
        digest(shop);
        int before = mails(shop).size();
        fall(shop, "Lamp", 150);
        shop.expectNothingLeftOver();

        digest(shop);

        assertThat(mails(shop)).hasSize(before + 1);
        JsonNode mail = mails(shop).getFirst();
        assertThat(mail.get("subject").asString()).isEqualTo("150 alerts of low stock");
        assertThat(mail.get("text").asString().lines().filter(line -> line.endsWith(": 5 left")))
                .hasSize(100);
        assertThat(mail.get("text").asString()).contains("And 50 more.");

        digest(shop);
        assertThat(mails(shop)).hasSize(before + 1);
    }

    @Test
    void whatIsThereAgainIsNotToldAndTheNextMailWaits(Shop shop) {
        digest(shop);
        List<String> skus = fall(shop, "Lantern", 2);
        shop.admin()
                .post("/v1/admin/inventory/adjustments", """
                        {"items":[{"sku":"%s","delta":10,"reason":"bought"}]}""".formatted(skus.getFirst()))
                .expect(200);

        digest(shop);

        assertThat(mails(shop).getFirst().get("text").asString())
                .contains(skus.getLast())
                .doesNotContain(skus.getFirst());
        Duration wait = inTransaction(shop, shop.bean(LowStockAlerts.class)::untilNextDigest);
        assertThat(wait).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
    }

    @Test
    void whatFellToNothingIsOneLine(Shop shop) {
        digest(shop);
        Product product = shop.product(1000, 8);
        shop.guestWith(product, 4).order().isConfirmed();
        shop.guestWith(product, 4).order().isConfirmed();

        digest(shop);

        JsonNode mail = mails(shop).getFirst();
        assertThat(mail.get("subject").asString()).isEqualTo("Stock is low");
        assertThat(mail.get("text").asString().lines().filter(line -> line.contains(product.sku())))
                .containsExactly(product.title() + " (" + product.sku() + "): sold out");
    }

    @Test
    void aMailIsSentByItself() {
        try (Shop shop = Shop.start("--merkato.low-stock-digest-minutes=0")) {
            shop.guestWith(shop.product(1000, 6), 6).order().isConfirmed();

            JsonNode mail = shop.mails(Shop.ADMIN_EMAIL, 1).get(0);
            assertThat(mail.get("text").asString()).contains("sold out");
            shop.expectNothingLeftOver();
        }
    }

    private static void digest(Shop shop) {
        inTransaction(shop, () -> {
            shop.bean(MailLowStock.class).run(new MailLowStock.Alerts());
            return true;
        });
    }

    private static <T> T inTransaction(Shop shop, Supplier<T> work) {
        return Objects.requireNonNull(shop.bean(TransactionTemplate.class).execute(status -> work.get()));
    }

    /** Variants that have 6 units each, and then 5. */
    private static List<String> fall(Shop shop, String title, int count) {
        List<String> skus = IntStream.range(0, count)
                .mapToObj(i -> "LOW-" + UUID.randomUUID())
                .toList();
        String variants = String.join(
                ",", skus.stream().map(sku -> """
                                {"sku":"%s","price":{"amount":1,"currency":"EUR"},"onHand":6,"options":{"n":"%s"}}""".formatted(sku, sku)).toList());
        shop.admin()
                .post("/v1/admin/products", "{\"title\":\"%s\",\"variants\":[%s]}".formatted(title, variants))
                .expect(201);
        String items = String.join(
                ",",
                skus.stream()
                        .map(sku -> "{\"sku\":\"%s\",\"delta\":-1,\"reason\":\"sold\"}".formatted(sku))
                        .toList());
        shop.admin()
                .post("/v1/admin/inventory/adjustments", "{\"items\":[" + items + "]}")
                .expect(200);
        return skus;
    }

    private static List<JsonNode> mails(Shop shop) {
        return shop.mails(Shop.ADMIN_EMAIL, 0)
                .valueStream()
                .filter(mail ->
                        mail.get("subject").asString().toLowerCase(Locale.ROOT).contains("low"))
                .toList();
    }
}
