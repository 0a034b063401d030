package io.merkato.aftersales.histories;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.aftersales.histories.Step.Units;
import io.merkato.testing.Answer;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An order, and what its buyer and staff can do to it over HTTP. */
final class PlacedOrder {

    private final Shop shop;
    private final SentOrder sent;
    private final List<Product> products;
    private final Map<String, JsonNode> lines;
    private final List<String> parcels = new CopyOnWriteArrayList<>();
    private final List<String> returns = new CopyOnWriteArrayList<>();

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
        Answer answer = asBuyer("/returns", "{\"items\":%s,\"reason\":\"Too small.\"}".formatted(items(units)));
        if (answer.status() == 201) {
            returns.add(answer.text("/id"));
        }
    }

    void decide(int number, String what, @Nullable String body) {
        of(returns, number).forEach(asked -> staff("/v1/admin/returns/" + asked + what, body));
    }

    void tryAgain(int number) {
        List<String> failed = refunds()
                .filter(refund -> refund.get("status").asString().equals("failed"))
                .map(refund -> refund.get("id").asString())
                .toList();
        of(failed, number).forEach(refund -> staff("/v1/admin/refunds/" + refund + "/retry", null));
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

    void cancelIfUnpaid() {
        if (sent.read().text("/status").equals("pendingPayment")) {
            asBuyer("/cancellation", "{}");
        }
    }

    /** What has not left leaves, every parcel comes, and so does what is to come back, or it is not awaited any more. */
    void goOnToItsEnd() {
        if (sent.read().text("/status").equals("confirmed")) {
            ship("{\"carrier\":\"DHL\"}");
            for (JsonNode parcel : sent.read().at("/shipments")) {
                staff("/v1/admin/shipments/" + parcel.get("id").asString() + "/delivery", null)
                        .expect(200);
            }
        }
        for (String asked : returns) {
            if (staff("/v1/admin/returns/" + asked + "/receipt", "{}").status() == 422) {
                staff("/v1/admin/returns/" + asked + "/rejection", "{\"reason\":\"It is here.\"}")
                        .expect(200);
            }
            assertThat(shop.admin().get("/v1/admin/returns/" + asked).text("/status"))
                    .isIn("received", "rejected");
        }
    }

    /** What has become of it. */
    End end() {
        JsonNode order =
                shop.admin().get("/v1/admin/orders/" + sent.id()).expect(200).json();
        JsonNode ledger = shop.admin()
                .get("/v1/admin/orders/" + sent.id() + "/ledger")
                .expect(200)
                .at("/items");
        return new End(order, ledger);
    }

    /** An order to which nothing can happen any more but that more of its money is given back. */
    record End(JsonNode order, JsonNode ledger) {

        /** What came in, less what went out, is what the order says, and what the books say. */
        void expectItsMoney() {
            assertThat(order.get("status").asString()).isIn("completed", "cancelled");
            assertThat(order.get("refunds"))
                    .extracting(refund -> refund.get("status").asString())
                    .isSubsetOf("succeeded", "failed");
            long refunded = order.get("refunds")
                    .valueStream()
                    .filter(refund -> refund.get("status").asString().equals("succeeded"))
                    .mapToLong(refund -> refund.at("/amount/amount").asLong())
                    .sum();
            assertThat(order.at("/refunded/amount").asLong()).isEqualTo(refunded);
            boolean paid = !order.get("paymentStatus").asString().equals("failed");
            long left = paid ? order.at("/total/amount").asLong() - refunded : 0;
            assertThat(balances())
                    .isEqualTo(left == 0 ? Map.of() : Map.of("gateway:sandbox", left, "customers", -left));
        }

        private Map<String, Long> balances() {
            Map<String, Long> balances = ledger.valueStream()
                    .collect(Collectors.groupingBy(
                            entry -> entry.get("account").asString(),
                            Collectors.summingLong(
                                    entry -> entry.at("/amount/amount").asLong())));
            balances.values().removeIf(balance -> balance == 0);
            return balances;
        }

        /** Units that left and did not come back to be sold again. */
        int gone(Product product) {
            return order.get("items")
                    .valueStream()
                    .filter(item -> item.get("variantId").asString().equals(product.variant()))
                    .mapToInt(item -> item.get("shipped").asInt()
                            - item.get("returned").asInt()
                            + damaged(item.get("id").asString()))
                    .sum();
        }

        private int damaged(String line) {
            return order.get("returns")
                    .valueStream()
                    .flatMap(asked -> asked.get("items").valueStream())
                    .filter(item -> item.get("orderItemId").asString().equals(line))
                    .mapToInt(item -> item.get("damaged").asInt())
                    .sum();
        }
    }
}
