package io.merkato;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.inventory.Inventory;
import io.merkato.inventory.StockLevel;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.VariantId;
import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Shop;
import io.merkato.testing.folders.Folders;
import io.merkato.testing.folders.OlderShop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A database of the time when stock left the shelf with the payment, of schema 27.1: what was paid and never shipped lies
 * on the shelf again, and as much can be bought as before.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnshippedOrdersMigrationTest {

    private static final String REFRESH_TOKEN = "1usHgKFJexyRECDx3MoKd4wbehTpsO4cFNYl1UA6Xjo";
    private static final String GRACES_CART = "1OvXfd79W2S6TYAXiSu-805DHBo9m5XcTgu5FOW3FFM";
    private static final String LINUS_CART = "SurNjf3komF4vAhibqqaMmS-t5A-CUpaF4-xpv3QGsU";
    private static final VariantId TEAPOT = variant("01a217b7-56ff-71a6-89e5-2e0be634ec20");
    private static final VariantId SMALL_MUG_THAT_WAS_REMOVED = variant("01a217b7-575f-7740-84f8-ecbe8006292f");
    private static final VariantId LARGE_MUG = variant("01a217b7-575f-7740-84f8-ecbe80062930");
    private static final VariantId LAMP = variant("01a217b7-577b-7534-bad1-65dcbaa5229f");
    private static final VariantId BOWL = variant("01a217b7-5794-71f5-bb03-f9f91dbb7c3c");
    private static final VariantId VASE = variant("01a217b7-57b1-75ee-a46a-9a40fc5f376f");
    private static final VariantId SPOON_THAT_IS_ARCHIVED = variant("01a217b7-57bf-7760-b844-674596d7ff54");
    private static final OrderId ADAS_LAMPS = order("01a217b7-59f3-7196-97ff-e19f26ea5962");
    private static final OrderId GRACES_ORDER = order("01a217b7-67a4-723d-a1bd-d153a5013fa5");
    private static final OrderId LINUS_OPEN_ORDER = order("01a217b7-67e6-7127-a7fc-5d7ef7b93426");

    private final Path folder = Folders.newOne("older-");
    private Shop shop;
    private Map<VariantId, StockLevel> levels;
    private Client ada;

    @BeforeAll
    void openAnOlderDatabase() {
        OlderShop.write(folder, "27.1", "migrations/shop-of-v27.sql");
        shop = Shop.over(folder);
        levels = shop.bean(Inventory.class)
                .levels(List.of(
                        TEAPOT, SMALL_MUG_THAT_WAS_REMOVED, LARGE_MUG, LAMP, BOWL, VASE, SPOON_THAT_IS_ARCHIVED));
        ada = shop.anonymous()
                .bearing(shop.anonymous()
                        .post("/v1/auth/refresh", "{\"refreshToken\":\"" + REFRESH_TOKEN + "\"}")
                        .expect(200)
                        .text("/accessToken"));
    }

    @AfterAll
    void close() {
        shop.close();
        Folders.delete(folder);
    }

    @AfterEach
    void everyRuleHolds() {
        shop.expectNothingLeftOver();
    }

    @Test
    void asMuchCanBeBoughtAsBefore() {
        assertThat(shop.available("mug")).isEqualTo(3);
        assertThat(shop.available("lamp")).isZero();
        assertThat(shop.available("bowl")).isEqualTo(7);
        assertThat(shop.available("vase")).isZero();
    }

    @Test
    void whatIsPaidOrMayBeLiesOnTheShelfAndIsHeld() {
        assertThat(levels.values())
                .containsExactlyInAnyOrder(
                        new StockLevel(TEAPOT, 10, 6, 3),
                        new StockLevel(SMALL_MUG_THAT_WAS_REMOVED, 1, 1, null),
                        new StockLevel(LARGE_MUG, 6, 3, null),
                        new StockLevel(LAMP, 2, 2, null),
                        new StockLevel(BOWL, 7, 0, null),
                        new StockLevel(VASE, 0, 0, null),
                        new StockLevel(SPOON_THAT_IS_ARCHIVED, 4, 1, null));
    }

    @Test
    void whatOrdersHadSoldOutHasAnAlert() {
        Answer alerts = shop.admin().get("/v1/admin/low-stock-alerts?open=true").expect(200);

        assertThat(texts(alerts, "/kind")).isNotEmpty().containsOnly("soldOut");
        assertThat(texts(alerts, "/variantId"))
                .contains(LAMP.toString())
                .doesNotContain(SMALL_MUG_THAT_WAS_REMOVED.toString(), VASE.toString());
    }

    @Test
    void ordersReadAsBefore() {
        Answer orders = ada.get("/v1/orders").expect(200);

        assertThat(texts(orders, "/number")).containsExactly("M-5YJJPYA2", "M-AMGCVSJ4", "M-MCPW1CEZ", "M-YGSTFJHC");
        assertThat(texts(orders, "/status")).containsExactly("cancelled", "confirmed", "confirmed", "confirmed");
        assertThat(texts(orders, "/paymentStatus")).containsExactly("failed", "paid", "paid", "paid");
        assertThat(texts(orders, "/fulfillmentStatus")).containsOnly("unfulfilled");
        assertThat(texts(orders, "/total/amount")).containsExactly("4090", "2990", "9000", "6098");
        assertThat(orders.text("/items/3/items/1/sku")).isEqualTo("MUG-S");
        assertThat(orders.text("/items/3/timeline/0/at")).isEqualTo("2026-11-26T11:57:01.691082Z");
        assertThat(withCart(GRACES_CART)
                        .get("/v1/orders/" + GRACES_ORDER)
                        .expect(200)
                        .text("/status"))
                .isEqualTo("confirmed");
    }

    @Test
    void whatWasPaidIsShipped() {
        shop.admin()
                .withNewKey()
                .post("/v1/admin/orders/" + ADAS_LAMPS + "/shipments", "{\"carrier\":\"DHL\"}")
                .expect(201);

        assertThat(shop.bean(Inventory.class).levels(List.of(LAMP))).containsValue(new StockLevel(LAMP, 0, 0, null));
    }

    /** Its time was over long ago, and the gateway has not heard of it. */
    @Test
    void anOpenPaymentIsGivenUp() {
        Client linus = withCart(LINUS_CART);
        String path = "/v1/orders/" + LINUS_OPEN_ORDER;

        shop.askGatewaysNow();

        await("the payment is given up")
                .atMost(Duration.ofSeconds(40))
                .until(() -> linus.get(path).text("/status").equals("cancelled"));
        assertThat(linus.get(path).text("/paymentStatus")).isEqualTo("failed");
        assertThat(shop.available("teapot")).isEqualTo(7);
    }

    @Test
    void whatWaitedToBeToldIsTold() {
        assertThat(shop.mails("grace@example.org", 1).get(0).get("text").asString())
                .contains("M-P2FAH38Q", "Teapot", "Mug, Large");
    }

    @Test
    void theCartIsAsItWas() {
        Answer cart = ada.get("/v1/cart").expect(200);

        assertThat(cart.text("/items/0/sku")).isEqualTo("BOWL-1");
        assertThat(cart.number("/itemCount")).isEqualTo(2);
    }

    private Client withCart(String token) {
        return shop.anonymous().with("Cart-Token", token);
    }

    private static List<String> texts(Answer list, String pointer) {
        return list.at("/items")
                .valueStream()
                .map(item -> item.at(pointer).asString())
                .toList();
    }

    private static VariantId variant(String id) {
        return new VariantId(UUID.fromString(id));
    }

    private static OrderId order(String id) {
        return new OrderId(UUID.fromString(id));
    }
}
