package io.merkato.aftersales;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.platform.invariants.Invariants;
import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Whatever customers and staff do to orders, in whatever order and at once: every rule of money and stock holds after each step,
 * and no order gets stuck. The seed is the name of a history: {@code -Dmerkato.histories=1000} plays more of them.
 */
@ShopTest
@ManyConnections
class AfterSaleWalkTest {

    private static final int STEPS = 25;
    private static final int STOCK = 60;

    /** What somebody is told who asks for what cannot be. */
    private static final Set<Integer> EXPECTED = Set.of(200, 201, 202, 402, 404, 409, 422);

    static Stream<Long> seeds() {
        return IntStream.range(0, Integer.getInteger("merkato.histories", 8)).mapToObj(seed -> 7_000L + seed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyRuleHoldsAtEveryStep(long seed, Shop shop) {
        History history = new History(shop, seed);
        for (int step = 0; step < STEPS; step++) {
            history.step();
            assertThat(shop.bean(Invariants.class).violations())
                    .as("seed %s, step %s", seed, step)
                    .isEmpty();
        }
        shop.expectNothingLeftOver();
        history.end();
        shop.expectNothingLeftOver();
    }

    private static final class History {

        private final Shop shop;
        private final Random random;
        private final List<Product> products;
        private final List<SentOrder> orders = new ArrayList<>();

        History(Shop shop, long seed) {
            this.shop = shop;
            this.random = new Random(seed);
            this.products = List.of(shop.product(333, STOCK), shop.product(1999, STOCK));
        }

        /** One thing, or several at once. */
        void step() {
            if (orders.size() < 2 || random.nextInt(5) == 0) {
                place();
                return;
            }
            SentOrder order = orders.get(random.nextInt(orders.size()));
            List<Supplier<Answer>> deeds = new ArrayList<>();
            Answer read = order.read();
            for (int i = random.nextInt(3); i >= 0; i--) {
                deeds.add(deed(order, read));
            }
            assertThat(AtOnce.all(deeds)).extracting(Answer::status).isSubsetOf(EXPECTED);
        }

        private void place() {
            List<String> tokens =
                    List.of("tok_ok", "tok_ok", "tok_ok", "tok_refund_fails", "tok_declined", "tok_action");
            var guest = shop.guestWith(products.get(random.nextInt(2)), 1 + random.nextInt(3));
            if (random.nextBoolean()) {
                guest.puts(products.get(random.nextInt(2)), 1 + random.nextInt(3));
            }
            orders.add(guest.order(tokens.get(random.nextInt(tokens.size()))));
        }

        private Supplier<Answer> deed(SentOrder order, Answer read) {
            String admin = "/v1/admin/orders/" + order.id();
            String item = item(read);
            return switch (random.nextInt(12)) {
                case 0 -> () -> order.shopper().client().withNewKey().post(order.path() + "/cancellation", "{}");
                case 1 -> staff(admin + "/cancellation", "{\"items\":[%s]}".formatted(item));
                case 2 -> staff(admin + "/shipments", "{\"carrier\":\"DHL\",\"items\":[%s]}".formatted(item));
                case 3 -> staff(admin + "/shipments", "{\"carrier\":\"DHL\"}");
                case 4 -> parcel(read, random.nextBoolean() ? "/delivery" : "/voiding");
                case 5 -> staff(admin + "/refunds", """
                        {"amount":{"amount":%s,"currency":"EUR"},"reason":"Sorry."}""".formatted(1 + random.nextInt(900)));
                case 6 ->
                    staff(
                            admin + "/refunds",
                            "{\"items\":[%s],\"shipping\":%s,\"reason\":\"Sorry.\"}"
                                    .formatted(item, random.nextBoolean()));
                case 7 ->
                    staff(
                            admin + "/refunds",
                            "{\"items\":[%s],\"restock\":true,\"reason\":\"Came back.\"}".formatted(item));
                case 8 -> retry(admin);
                case 9 ->
                    () -> order.shopper()
                            .client()
                            .withNewKey()
                            .post(
                                    order.path() + "/returns",
                                    "{\"items\":[%s],\"reason\":\"Too small.\"}".formatted(item));
                case 10 -> decide(order, "/approval", "{\"reason\":\"Worn.\"}");
                default -> decide(order, "/receipt", "");
            };
        }

        private String item(Answer order) {
            JsonNode items = order.at("/items");
            JsonNode line = items.get(random.nextInt(items.size()));
            return "{\"orderItemId\":\"%s\",\"quantity\":%s}"
                    .formatted(line.get("id").asString(), 1 + random.nextInt(2));
        }

        private Supplier<Answer> parcel(Answer order, String what) {
            JsonNode parcels = order.at("/shipments");
            if (parcels.isEmpty()) {
                return () -> order;
            }
            String parcel =
                    parcels.get(random.nextInt(parcels.size())).get("id").asString();
            return () -> shop.admin().withNewKey().post("/v1/admin/shipments/" + parcel + what, null);
        }

        private Supplier<Answer> retry(String order) {
            Answer refunds = shop.admin().get(order + "/refunds");
            if (refunds.at("/items").isEmpty()) {
                return () -> refunds;
            }
            String refund = refunds.text("/items/0/id");
            return () -> shop.admin().withNewKey().post("/v1/admin/refunds/" + refund + "/retry", null);
        }

        /** Of one of the order's returns: approval, rejection, or the receipt of all that was announced. */
        private Supplier<Answer> decide(SentOrder order, String what, String rejection) {
            Answer returns =
                    order.shopper().client().get(order.path() + "/returns").expect(200);
            JsonNode all = returns.at("/items");
            if (all.isEmpty()) {
                return () -> returns;
            }
            String path = "/v1/admin/returns/"
                    + all.get(random.nextInt(all.size())).get("id").asString();
            boolean rejected = !rejection.isEmpty() && random.nextInt(3) == 0;
            return () -> shop.admin()
                    .withNewKey()
                    .post(path + (rejected ? "/rejection" : what), rejected ? rejection : null);
        }

        private Supplier<Answer> staff(String path, String body) {
            return () -> shop.admin().withNewKey().post(path, body);
        }

        /** What is open goes on to its end, and the shelf has what was there, less what was sent, and what came back. */
        void end() {
            orders.forEach(this::end);
            for (Product product : products) {
                int gone = orders.stream()
                        .flatMap(order -> order.read().at("/items").valueStream())
                        .filter(line -> line.get("variantId").asString().equals(product.variant()))
                        .mapToInt(line -> line.get("shipped").asInt()
                                - line.get("returned").asInt())
                        .sum();
                assertThat(product.available()).as("units of %s", product.sku()).isEqualTo(STOCK - gone);
            }
        }

        private void end(SentOrder order) {
            String status = order.read().text("/status");
            if (status.equals("pendingPayment")) {
                order.shopper().client().withNewKey().post(order.path() + "/cancellation", "{}");
                order.becomes("cancelled");
            } else if (status.equals("confirmed")) {
                shop.admin()
                        .withNewKey()
                        .post("/v1/admin/orders/" + order.id() + "/shipments", "{\"carrier\":\"DHL\"}");
                for (JsonNode parcel : order.read().at("/shipments")) {
                    shop.admin()
                            .withNewKey()
                            .post("/v1/admin/shipments/" + parcel.get("id").asString() + "/delivery", null)
                            .expect(200);
                }
                order.is("completed");
            }
        }
    }
}
