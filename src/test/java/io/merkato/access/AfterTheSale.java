package io.merkato.access;

import io.merkato.testing.Client;
import io.merkato.testing.Declaration;
import io.merkato.testing.Shop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** What good requests need of orders that have been paid: refunds, parcels, returns. */
final class AfterTheSale implements Needs {

    private static final String REFUND = "{\"amount\":{\"amount\":100,\"currency\":\"EUR\"},\"reason\":\"A scratch.\"}";

    private static final String REFERENCE = "{\"reference\":\"Transfer 4711\"}";

    private static final String WITHDRAWAL =
            "{\"orderNumber\":\"M-00000000\",\"email\":\"ada@example.org\",\"name\":\"Ada\"}";

    private final Shop shop;
    private final Client owner;
    private final UnaryOperator<String> order;
    private final UnaryOperator<String> promised;
    private volatile String shippedItem = UUID.randomUUID().toString();
    private volatile Declaration draft;

    /**
     * The things of one owner.
     *
     * @param order the id of a new order of the owner, paid with this token
     * @param promised the id of a new order of the owner that is paid later, by this method
     */
    AfterTheSale(Shop shop, Client owner, UnaryOperator<String> order, UnaryOperator<String> promised) {
        this.promised = promised;
        this.shop = shop;
        this.owner = owner;
        this.order = order;
        this.draft = Declaration.of(shop, "M-00000000", "ada@example.org");
    }

    @Override
    public Map<String, Supplier<String>> things() {
        Map<String, Supplier<String>> things = new HashMap<>(ofWithdrawals());
        things.putAll(ofParcelsAndReturns());
        things.put("/v1/admin/orders/{id}/payment/capture", () -> promised.apply("card"));
        things.put("/v1/admin/orders/{id}/payment/settlement", () -> promised.apply("bank-transfer"));
        things.put("/v1/admin/refunds/{id}/settlement", this::awaitedRefund);
        return things;
    }

    private Map<String, Supplier<String>> ofWithdrawals() {
        return Map.of(
                "/v1/withdrawals/{id}/confirmation", this::draft,
                "/v1/admin/withdrawals/{id}", this::undecided,
                "/v1/admin/withdrawals/{id}/acceptance", this::undecided,
                "/v1/admin/withdrawals/{id}/rejection", this::undecided);
    }

    private Map<String, Supplier<String>> ofParcelsAndReturns() {
        return Map.of(
                "/v1/admin/shipments/{id}", this::shipment,
                "/v1/admin/shipments/{id}/delivery", this::shipment,
                "/v1/admin/shipments/{id}/voiding", this::shipment,
                "/v1/admin/refunds/{id}", this::failedRefund,
                "/v1/admin/refunds/{id}/retry", this::failedRefund,
                "/v1/orders/{id}/returns", this::shippedOrder,
                "/v1/admin/returns/{id}", this::askedReturn,
                "/v1/admin/returns/{id}/approval", this::askedReturn,
                "/v1/admin/returns/{id}/rejection", this::askedReturn,
                "/v1/admin/returns/{id}/receipt", this::askedReturn);
    }

    @Override
    public Map<String, Supplier<String>> bodies() {
        Map<String, Supplier<String>> bodies = new HashMap<>();
        bodies.put("POST /v1/admin/orders/{id}/shipments", () -> "{\"carrier\":\"DHL\",\"trackingNumber\":\"JD014\"}");
        bodies.put("PATCH /v1/admin/shipments/{id}", () -> "{\"trackingNumber\":\"JD015\"}");
        bodies.put("POST /v1/orders/{id}/cancellation", () -> "{\"reason\":\"Too late.\"}");
        bodies.put("POST /v1/admin/orders/{id}/cancellation", () -> "{\"reason\":\"Cannot be had.\"}");
        bodies.put("POST /v1/admin/orders/{id}/refunds", () -> REFUND);
        bodies.put("POST /v1/admin/orders/{id}/payment/capture", () -> "{}");
        bodies.put("POST /v1/admin/orders/{id}/payment/settlement", () -> REFERENCE);
        bodies.put("POST /v1/admin/refunds/{id}/settlement", () -> REFERENCE);
        bodies.put("POST /v1/orders/{id}/returns", this::newReturn);
        bodies.put("POST /v1/admin/returns/{id}/rejection", () -> "{\"reason\":\"The seal is broken.\"}");
        bodies.put("POST /v1/withdrawals", () -> WITHDRAWAL);
        bodies.put("POST /v1/withdrawals/{id}/confirmation", () -> draft.token());
        bodies.put("POST /v1/admin/withdrawals/{id}/acceptance", this::acceptance);
        bodies.put("POST /v1/admin/withdrawals/{id}/rejection", () -> "{\"reason\":\"The time was over.\"}");
        return bodies;
    }

    @Override
    public List<String> bodiless() {
        return List.of(
                "POST /v1/orders/{id}/payment/confirmation",
                "POST /v1/admin/shipments/{id}/delivery",
                "POST /v1/admin/shipments/{id}/voiding",
                "POST /v1/admin/refunds/{id}/retry",
                "POST /v1/admin/returns/{id}/approval",
                "POST /v1/admin/returns/{id}/receipt");
    }

    private String failedRefund() {
        return shop.admin()
                .withNewKey()
                .post("/v1/admin/orders/" + order.apply("tok_refund_fails") + "/refunds", REFUND)
                .expect(201)
                .text("/id");
    }

    private String awaitedRefund() {
        String path = "/v1/admin/orders/" + promised.apply("bank-transfer");
        shop.admin().withNewKey().post(path + "/payment/settlement", REFERENCE).expect(200);
        return shop.admin()
                .withNewKey()
                .post(path + "/refunds", REFUND)
                .expect(201)
                .text("/id");
    }

    private String shipment() {
        return ship(order.apply("tok_ok"));
    }

    private String shippedOrder() {
        String id = order.apply("tok_ok");
        ship(id);
        return id;
    }

    /** Sends all of an order. Its first item is what returns announce from now on. */
    String ship(String id) {
        shippedItem = shop.admin().get("/v1/admin/orders/" + id).text("/items/0/id");
        return shop.admin()
                .withNewKey()
                .post("/v1/admin/orders/" + id + "/shipments", "{\"carrier\":\"DHL\"}")
                .expect(201)
                .text("/id");
    }

    private String newReturn() {
        return "{\"items\":[{\"orderItemId\":\"%s\",\"quantity\":1}],\"reason\":\"Too large.\"}".formatted(shippedItem);
    }

    private String askedReturn() {
        String id = shippedOrder();
        return owner.withNewKey()
                .post("/v1/orders/" + id + "/returns", newReturn())
                .expect(201)
                .text("/id");
    }

    /** Confirmed by the token of the newest draft. */
    private String draft() {
        draft = Declaration.of(shop, "M-00000000", "ada@example.org");
        return draft.id();
    }

    private String undecided() {
        return Declaration.of(shop, "M-00000000", "ada-" + UUID.randomUUID() + "@example.org")
                .becomes("undecided")
                .id();
    }

    private String acceptance() {
        return "{\"orderId\":\"" + shippedOrder() + "\"}";
    }
}
