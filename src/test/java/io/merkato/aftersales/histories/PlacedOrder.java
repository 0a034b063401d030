package io.merkato.aftersales.histories;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.aftersales.histories.Step.Slip;
import io.merkato.aftersales.histories.Step.Units;
import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.PaidLater;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An order, and what its buyer and staff can do to it over HTTP. */
final class PlacedOrder {

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    private final Shop shop;
    private final SentOrder sent;
    private final List<Product> products;
    private final Map<String, JsonNode> lines;
    private final List<String> parcels = new CopyOnWriteArrayList<>();
    private final List<String> withdrawals = new CopyOnWriteArrayList<>();

    PlacedOrder(Shop shop, SentOrder sent, List<Product> products) {
        this.shop = shop;
        this.sent = sent;
        this.products = products;
        Answer order = sent.answer().status() == 402 ? sent.read() : sent.answer();
        this.lines = order.at("/items")
                .valueStream()
                .collect(Collectors.toMap(line -> line.get("variantId").asString(), Function.identity()));
    }

    /** Checks that the shop knew an answer. Whether the document tells of it is checked by the client. */
    static Answer told(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isIn(200, 201, 202, 402, 409, 422);
        return answer;
    }

    Answer asBuyer(String what, String body) {
        return told(sent.shopper().client().withNewKey().post(sent.path() + what, body));
    }

    Answer asStaff(String what, String body) {
        return staff("/v1/admin/orders/" + sent.id() + what, body);
    }

    private Answer staff(String path, @Nullable String body) {
        return told(shop.admin().withNewKey().post(path, body));
    }

    void ship(String body) {
        Answer answer = asStaff("/shipments", body);
        if (answer.status() == 201) {
            parcels.add(answer.text("/id"));
        }
    }

    void parcel(int number, String what) {
        of(parcels, number).forEach(parcel -> staff("/v1/admin/shipments/" + parcel + what, null));
    }

    void askToReturn(Units units) {
        JsonNode returnable = readReturns().at("/returnable");
        String items = units.equals(Units.ALL) && !returnable.isEmpty() ? returnable.toString() : items(units);
        asBuyer("/returns", "{\"items\":%s,\"reason\":\"Too small.\"}".formatted(items));
    }

    void decide(int number, String what, @Nullable String body) {
        of(returns(), number).forEach(asked -> staff("/v1/admin/returns/" + asked + what, body));
    }

    private Answer readReturns() {
        return sent.shopper().client().get(sent.path() + "/returns").expect(200);
    }

    /** Those that the buyer asked for, and those that follow from withdrawals. */
    private List<String> returns() {
        return readReturns()
                .at("/items")
                .valueStream()
                .map(asked -> asked.get("id").asString())
                .toList();
    }

    void withdraw(Units units, Slip slip, boolean confirmedTwice) {
        JsonNode order = asStaffSee();
        String items = entries(units, "").isEmpty() ? "" : ",\"items\":[" + skus(units) + "]";
        Client somebody = shop.anonymous().with("X-Forwarded-For", "203.0.113." + ADDRESSES.incrementAndGet() % 250);
        Answer draft = told(somebody.post("/v1/withdrawals", """
                {"orderNumber":"%s","email":"%s","name":"Ada Lovelace"%s}""".formatted(
                slip == Slip.NUMBER ? "M-00000000" : order.get("number").asString(),
                slip == Slip.ADDRESS ? "eve@example.org" : order.get("email").asString(),
                items)));
        String token = "{\"confirmToken\":\"%s\"}".formatted(draft.text("/confirmToken"));
        for (int i = 0; i <= (confirmedTwice ? 1 : 0); i++) {
            told(somebody.post("/v1/withdrawals/" + draft.text("/id") + "/confirmation", token));
        }
        withdrawals.add(draft.text("/id"));
    }

    void acceptWithdrawal(int number) {
        of(withdrawals, number).forEach(this::accept);
    }

    /** Staff know which order is meant, whatever the buyer wrote. */
    private Answer accept(String withdrawal) {
        boolean named = !withdrawal(withdrawal).get("orderId").isNull();
        return staff(
                "/v1/admin/withdrawals/" + withdrawal + "/acceptance",
                named ? "{}" : "{\"orderId\":\"%s\"}".formatted(sent.id()));
    }

    void rejectWithdrawal(int number) {
        of(withdrawals, number).forEach(this::reject);
    }

    private Answer reject(String withdrawal) {
        return staff("/v1/admin/withdrawals/" + withdrawal + "/rejection", "{\"reason\":\"It is too late.\"}");
    }

    private JsonNode withdrawal(String id) {
        return shop.admin().get("/v1/admin/withdrawals/" + id).expect(200).json();
    }

    private JsonNode asStaffSee() {
        return shop.admin().get("/v1/admin/orders/" + sent.id()).expect(200).json();
    }

    void tryAgain(int number) {
        of(refundsThatAre("failed"), number).forEach(refund -> staff("/v1/admin/refunds/" + refund + "/retry", null));
    }

    void take(int percent) {
        long due = sent.read().at("/payment/due/amount").asLong();
        asStaff("/payment/capture", """
                {"amount":{"amount":%s,"currency":"EUR"}}""".formatted(Math.max(1, due * percent / 100)));
    }

    void settle() {
        asStaff("/payment/settlement", "{\"reference\":\"Transfer 4711\"}");
    }

    void settleRefund(int number, boolean given) {
        of(refundsThatAre("pending"), number)
                .forEach(refund -> staff(
                        "/v1/admin/refunds/" + refund + "/settlement",
                        given ? "{\"reference\":\"Transfer 12\"}" : "{\"failure\":\"The account is closed.\"}"));
    }

    void daysLater(int days) {
        new PaidLater(shop, sent).daysLater(days);
    }

    private List<String> refundsThatAre(String status) {
        return refunds()
                .filter(refund -> refund.get("status").asString().equals(status))
                .map(refund -> refund.get("id").asString())
                .toList();
    }

    private Stream<JsonNode> refunds() {
        return shop.admin()
                .get("/v1/admin/orders/" + sent.id() + "/refunds")
                .expect(200)
                .at("/items")
                .valueStream();
    }

    private static Stream<String> of(List<String> ids, int number) {
        List<String> now = List.copyOf(ids);
        return now.isEmpty() ? Stream.empty() : Stream.of(now.get(number % now.size()));
    }

    /** Units of lines that the order has; all that was ordered when these are none. */
    String items(Units units) {
        String items = entries(units, "");
        return items.isEmpty() ? "[" + entries(null, "") + "]" : "[" + items + "]";
    }

    /** A body with these units, or with none, which means all, and something before. */
    String itemsOrAll(Units units, String first) {
        String items = entries(units, "");
        return Stream.of(first, items.isEmpty() ? "" : "\"items\":[" + items + "]")
                .filter(member -> !member.isEmpty())
                .collect(Collectors.joining(",", "{", "}"));
    }

    String received(Units units, boolean damaged) {
        String items = entries(units.equals(Units.ALL) && damaged ? null : units, ",\"restock\":" + !damaged);
        return items.isEmpty() ? "{}" : "{\"items\":[" + items + "]}";
    }

    private String entries(@Nullable Units units, String more) {
        return IntStream.range(0, products.size())
                .mapToObj(i -> {
                    JsonNode line = lines.get(products.get(i).variant());
                    int count = line == null
                            ? 0
                            : units == null ? line.get("quantity").asInt() : units.of(i);
                    return line == null || count == 0
                            ? ""
                            : "{\"orderItemId\":\"%s\",\"quantity\":%s%s}"
                                    .formatted(line.get("id").asString(), count, more);
                })
                .filter(entry -> !entry.isEmpty())
                .collect(Collectors.joining(","));
    }

    private String skus(Units units) {
        return IntStream.range(0, products.size())
                .filter(i -> units.of(i) > 0)
                .mapToObj(i -> "{\"sku\":\"%s\",\"quantity\":%s}"
                        .formatted(products.get(i).sku(), units.of(i)))
                .collect(Collectors.joining(","));
    }

    void cancelIfUnpaid() {
        if (sent.read().text("/status").equals("pendingPayment")) {
            asBuyer("/cancellation", "{}");
        }
    }

    /** Whatever did not settle by itself is accepted, or rejected where nothing is left of it. */
    void decideWithdrawals() {
        for (String withdrawal : withdrawals) {
            if (withdrawal(withdrawal).get("status").asString().equals("undecided")
                    && accept(withdrawal).status() == 422) {
                reject(withdrawal).expect(200);
            }
            assertThat(withdrawal(withdrawal).get("status").asString()).isIn("settled", "accepted", "rejected");
        }
    }

    /** What has not left leaves, once it is paid if it has to be, and every parcel comes. */
    void leavesAndComes() {
        Answer now = sent.read();
        if (!now.text("/status").equals("confirmed")) {
            return;
        }
        if (now.text("/payment/status").equals("awaited")) {
            settle();
        }
        ship("{\"carrier\":\"DHL\"}");
        for (JsonNode parcel : sent.read().at("/shipments")) {
            staff("/v1/admin/shipments/" + parcel.get("id").asString() + "/delivery", null)
                    .expect(200);
        }
    }

    /** What was promised for goods that stay is taken, or has come. */
    void payIfUnpaid() {
        String status = sent.read().text("/payment/status");
        switch (status) {
            case "authorized" -> asStaff("/payment/capture", "{}");
            case "awaited", "onDelivery" -> settle();
            default -> {}
        }
    }

    /** What is to come back comes, or it is not awaited any more. */
    void comesBack() {
        for (String asked : returns()) {
            assertThat(staff("/v1/admin/returns/" + asked + "/receipt", "{}").status())
                    .as("received, or ended before")
                    .isIn(200, 409);
            assertThat(shop.admin().get("/v1/admin/returns/" + asked).text("/status"))
                    .isIn("received", "rejected");
        }
    }

    /** Staff give back what no gateway does. */
    void giveBackByHand() {
        refundsThatAre("pending")
                .forEach(refund -> staff("/v1/admin/refunds/" + refund + "/settlement", "{\"reference\":\"In cash\"}")
                        .expect(200));
    }

    /** What has become of it. */
    OrderEnd end() {
        JsonNode ledger = shop.admin()
                .get("/v1/admin/orders/" + sent.id() + "/ledger")
                .expect(200)
                .at("/items");
        return new OrderEnd(asStaffSee(), ledger);
    }
}
