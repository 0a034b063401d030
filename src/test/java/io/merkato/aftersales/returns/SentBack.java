package io.merkato.aftersales.returns;

import io.merkato.inventory.Inventory;
import io.merkato.kernel.VariantId;
import io.merkato.testing.Answer;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What buyers and staff do with returns, in words. */
public final class SentBack {

    private SentBack() {}

    public static SentOrder shipped(Shop shop, Product product, int quantity, String token) {
        SentOrder order = shop.guestWith(product, quantity).order(token).isConfirmed();
        ship(shop, order, "{\"carrier\":\"DHL\"}");
        return order;
    }

    public static String ship(Shop shop, SentOrder order, String body) {
        return shop.admin()
                .withNewKey()
                .post("/v1/admin/orders/" + order.id() + "/shipments", body)
                .expect(201)
                .text("/id");
    }

    public static void deliver(Shop shop, String parcel) {
        shop.admin()
                .withNewKey()
                .post("/v1/admin/shipments/" + parcel + "/delivery", null)
                .expect(200);
    }

    public static Answer ask(SentOrder order, int quantity) {
        return order.shopper().client().withNewKey().post(order.path() + "/returns", body(line(order), quantity));
    }

    public static Answer decide(Shop shop, Answer asked, String how, @Nullable String body) {
        return shop.admin().withNewKey().post("/v1/admin/returns/" + asked.text("/id") + how, body);
    }

    public static Answer list(SentOrder order) {
        return order.shopper().client().get(order.path() + "/returns").expect(200);
    }

    public static List<String> ids(Answer list) {
        return list.expect(200)
                .at("/items")
                .valueStream()
                .map(item -> item.get("id").asString())
                .toList();
    }

    public static String line(SentOrder order) {
        return order.read().text("/items/0/id");
    }

    public static String items(String line, int quantity) {
        return "[{\"orderItemId\":\"%s\",\"quantity\":%s}]".formatted(line, quantity);
    }

    public static String items(String line, int quantity, boolean restock) {
        return "{\"items\":[{\"orderItemId\":\"%s\",\"quantity\":%s,\"restock\":%s}]}"
                .formatted(line, quantity, restock);
    }

    public static String body(String line, int quantity) {
        return "{\"items\":%s,\"reason\":\"Too large.\"}".formatted(items(line, quantity));
    }

    public static int onHand(Shop shop, Product product) {
        VariantId variant = new VariantId(UUID.fromString(product.variant()));
        return Objects.requireNonNull(
                        shop.bean(Inventory.class).levels(List.of(variant)).get(variant))
                .onHand();
    }
}
