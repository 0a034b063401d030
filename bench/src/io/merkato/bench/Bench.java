package io.merkato.bench;

import io.merkato.bench.load.BenchFailed;
import io.merkato.bench.load.CpuMeter;
import io.merkato.bench.load.Load;
import io.merkato.bench.load.Load.Attempt;
import io.merkato.bench.load.Load.Sample;
import io.merkato.bench.load.MeasuredShop;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Measures a running shop on this machine: product lists, one product, and whole checkouts of guests. Clients and shop
 * share the machine, so the figures are a lower bound. It adds a product, guests' carts and orders: not for a shop
 * that is in use.
 */
public final class Bench {

    private static final String ROW = "%-28s %10s %9s %9s %9s %8s %9s %12s%n";

    private final PrintStream out;
    private final MeasuredShop shop;
    private final BenchArguments arguments;
    private final Load load;
    private final CpuMeter cpu;

    private Bench(PrintStream out, MeasuredShop shop, BenchArguments arguments) {
        this.out = out;
        this.shop = shop;
        this.arguments = arguments;
        this.load = new Load(arguments.clients());
        this.cpu = CpuMeter.ofShopAt(shop.port());
    }

    /** Exits with 0 when every request was answered as it should be, 1 otherwise, 2 for a wrong call. */
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        System.exit(run(args, System.getenv(), System.out, System.err));
    }

    static int run(String[] args, Map<String, String> environment, PrintStream out, PrintStream err) {
        try {
            BenchArguments arguments = BenchArguments.of(args);
            try (MeasuredShop shop = new MeasuredShop(environment)) {
                boolean allWell =
                        switch (arguments.subject()) {
                            case EVERYTHING -> new Bench(out, shop, arguments).measureAll();
                            case HOT_CHECKOUT -> new HotCheckout(out, shop, arguments).measure();
                            case SLOW_GATEWAY -> new SlowGateway(out, shop, arguments).measure();
                            case READS -> new Reads(out, shop, arguments, Reads.PRODUCTS).measure();
                            case LISTS_BESIDE_ORDERS ->
                                new ListsBesideOrders(out, shop, arguments, Reads.PRODUCTS).measure();
                            case SEARCH ->
                                new SearchBench(out, shop, arguments.withData(environment.get("BENCH_DATA"))).measure();
                            case REVIEWS -> new ReviewLists(out, shop, arguments).measure();
                            case SIGN_IN -> new SignInTiming(out, shop).measure();
                        };
                return allWell ? 0 : 1;
            }
        } catch (BenchFailed e) {
            err.println("merkato: " + e.getMessage());
            return e.exitStatus();
        } catch (ConnectException e) {
            err.println("merkato: The shop does not answer. Start it with ./merkato run, or correct PORT.");
            return 1;
        } catch (IOException e) {
            err.println("merkato: The connection to the shop broke: " + e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private boolean measureAll() throws BenchFailed, IOException, InterruptedException {
        JsonNode product = newProduct(shop);
        String productPath = "/v1/products/" + product.path("id").asString();
        String variant = product.path("variants").path(0).path("id").asString();
        out.printf(
                Locale.ROOT,
                "%s clients, %s s each after %s s of warm-up%n%s%n",
                arguments.clients(),
                arguments.length().toSeconds(),
                arguments.warmUp().toSeconds(),
                cpu.describe());
        out.printf(
                Locale.ROOT,
                ROW,
                "what",
                "per second",
                "p50 ms",
                "p95 ms",
                "p99 ms",
                "failed",
                "shop CPU",
                "database CPU");
        boolean allWell = measure("product list, newest", () -> isThere("/v1/products?limit=20"));
        allWell &= measure("product list, by price", () -> isThere("/v1/products?sort=price&inStock=true&limit=20"));
        allWell &= measure("one product", () -> isThere(productPath));
        allWell &= measure("checkout: cart, order, paid", () -> checkout(shop, variant));
        return allWell;
    }

    private boolean measure(String name, Attempt attempt) throws InterruptedException {
        load.repeat(attempt, arguments.warmUp());
        CpuMeter.Used before = cpu.used();
        Sample sample = load.repeat(attempt, arguments.length());
        CpuMeter.Used after = cpu.used();
        out.printf(
                Locale.ROOT,
                ROW,
                name,
                sample.perSecond(),
                sample.millis(50),
                sample.millis(95),
                sample.millis(99),
                sample.failed(),
                each(before.shop(), after.shop(), sample.succeeded()),
                each(before.database(), after.database(), sample.succeeded()));
        return sample.isClean();
    }

    /** CPU time for one of them, in milliseconds. */
    private static String each(@Nullable Duration before, @Nullable Duration after, int count) {
        if (before == null || after == null || count == 0) {
            return "-";
        }
        long micros = after.minus(before).toNanos() / 1000 / count;
        return String.format(Locale.ROOT, "%d.%02d ms", micros / 1000, micros % 1000 / 10);
    }

    /** A product that is sold out never, in these categories. */
    static JsonNode newProduct(MeasuredShop shop, String... categories)
            throws BenchFailed, IOException, InterruptedException {
        String currency =
                shop.expect(200, shop.get("/v1/cart")).path("currency").asString();
        String body = """
                {"title":"Bench product","status":"active","categories":[%s],"variants":[
                  {"sku":"BENCH-%s","price":{"amount":1900,"currency":"%s"},"onHand":1000000}]}
                """.formatted(
                        categories.length == 0 ? "" : "\"" + String.join("\",\"", categories) + "\"",
                        UUID.randomUUID(),
                        currency);
        return shop.expect(201, shop.post("/v1/admin/products", body, "Authorization", "Bearer " + shop.signInAdmin()));
    }

    private boolean isThere(String path) throws IOException, InterruptedException {
        return shop.get(path).statusCode() == 200;
    }

    /** One guest fills a cart and orders it. */
    static boolean checkout(MeasuredShop shop, String variant) throws IOException, InterruptedException {
        HttpResponse<String> cart = shop.post("/v1/cart/items", """
                {"variantId":"%s","quantity":1}""".formatted(variant));
        if (cart.statusCode() != 200) {
            return false;
        }
        return order(shop, cart.headers().firstValue("Cart-Token").orElse(""));
    }

    /** Orders what is in a cart, for a guest with an address of its own. */
    static boolean order(MeasuredShop shop, String cartToken) throws IOException, InterruptedException {
        String key = UUID.randomUUID().toString();
        String body = """
            {"shippingAddress":{"name":"Bench","line1":"Ring 1","city":"Berlin","postalCode":"10115","country":"DE"},
             "shippingMethod":"standard","email":"%s@example.org","payment":{"method":"sandbox","token":"tok_ok"}}
            """.formatted(key);
        return shop.post("/v1/orders", body, "Cart-Token", cartToken, "Idempotency-Key", key)
                        .statusCode()
                == 201;
    }
}
