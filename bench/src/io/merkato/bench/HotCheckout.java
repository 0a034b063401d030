package io.merkato.bench;

import io.merkato.bench.load.BenchFailed;
import io.merkato.bench.load.Load;
import io.merkato.bench.load.Load.Sample;
import io.merkato.bench.load.MeasuredShop;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Measures orders alone: of baskets that are filled before, each with one unit. All of them of one variant, as in a sale, and
 * beside it of a thousand variants, so that what the one row costs can be seen.
 */
final class HotCheckout {

    private static final int PRODUCTS = 20;
    private static final int VARIANTS_EACH = 50;
    private static final int ORDERS_A_SECOND = 300;

    private final PrintStream out;
    private final MeasuredShop shop;
    private final BenchArguments arguments;
    private final Load load;

    HotCheckout(PrintStream out, MeasuredShop shop, BenchArguments arguments) {
        this.out = out;
        this.shop = shop;
        this.arguments = arguments;
        this.load = new Load(arguments.clients());
    }

    boolean measure() throws BenchFailed, IOException, InterruptedException {
        String currency =
                shop.expect(200, shop.get("/v1/cart")).path("currency").asString();
        String admin = "Bearer " + shop.signInAdmin();
        String hot = newProduct(1, currency, admin).getFirst();
        List<String> many = new ArrayList<>();
        for (int i = 0; i < PRODUCTS; i++) {
            many.addAll(newProduct(VARIANTS_EACH, currency, admin));
        }
        Supplier<String> any = () -> many.get(ThreadLocalRandom.current().nextInt(many.size()));
        int warmUp = (int) arguments.warmUp().toSeconds() * ORDERS_A_SECOND;
        int count = (int) arguments.length().toSeconds() * ORDERS_A_SECOND;
        out.printf(Locale.ROOT, "%s clients, %s orders each after %s of warm-up%n", arguments.clients(), count, warmUp);
        Sample.printHead(out, "what");
        order(any, warmUp);
        boolean allWell = report("orders of 1,000 variants", order(any, count));
        allWell &= report("orders of one variant", order(() -> hot, count));
        return allWell;
    }

    private Sample order(Supplier<String> variant, int count) throws InterruptedException {
        Queue<String> baskets = new ConcurrentLinkedQueue<>();
        load.times(count, () -> fill(variant.get(), baskets));
        return load.times(baskets.size(), () -> place(baskets.remove()));
    }

    private boolean fill(String variant, Queue<String> baskets) throws IOException, InterruptedException {
        HttpResponse<String> cart = shop.post("/v1/cart/items", """
                {"variantId":"%s","quantity":1}""".formatted(variant));
        cart.headers().firstValue("Cart-Token").ifPresent(baskets::add);
        return cart.statusCode() == 200;
    }

    private boolean place(String basket) throws IOException, InterruptedException {
        return Bench.order(shop, basket);
    }

    private List<String> newProduct(int variants, String currency, String admin)
            throws BenchFailed, IOException, InterruptedException {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < variants; i++) {
            rows.add("""
                    {"sku":"BENCH-%s","options":{"Number":"%s"},"price":{"amount":1900,"currency":"%s"},"onHand":1000000}
                    """.formatted(UUID.randomUUID(), i, currency));
        }
        JsonNode made = shop.expect(
                201, shop.post("/v1/admin/products", """
                        {"title":"Bench product","status":"active","variants":[%s]}
                        """.formatted(String.join(",", rows)), "Authorization", admin));
        return made.path("variants")
                .valueStream()
                .map(variant -> variant.path("id").asString())
                .toList();
    }

    private boolean report(String name, Sample sample) {
        sample.print(out, name);
        return sample.isClean();
    }
}
