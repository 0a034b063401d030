package io.merkato.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures a running shop on this machine: product lists, one product, and whole checkouts of guests. Clients and shop
 * share the machine, so the figures are a lower bound. It adds a product, guests' carts and orders: not for a shop
 * that is in use.
 */
public final class BenchCommand {

    private static final int CLIENTS = 8;
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration LENGTH = Duration.ofSeconds(10);
    private static final String ADDRESS = """
            {"name":"Bench","line1":"Ring 1","city":"Berlin","postalCode":"10115","country":"DE"}""";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final JsonMapper json = JsonMapper.shared();
    private final PrintStream out;
    private final String url;

    private BenchCommand(PrintStream out, String url) {
        this.out = out;
        this.url = url;
    }

    /** Exits with 0 when every request was answered as it should be, 1 otherwise, 2 for a wrong call. */
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        System.exit(run(args));
    }

    private static int run(String[] args) {
        try (ShopClient shop = new ShopClient(System.getenv())) {
            boolean signIn = args.length == 1 && args[0].equals("sign-in");
            if (args.length > 0 && !signIn) {
                throw new CommandFailed("usage: ./merkato bench [sign-in]", 2);
            }
            requireThisMachine(shop.url());
            if (signIn) {
                return new SignInTiming(System.out, shop.url()).measure() ? 0 : 1;
            }
            shop.signIn();
            JsonNode product = shop.create("/v1/admin/products", """
                    {"title":"Bench product","status":"active","variants":[
                      {"sku":"BENCH-%s","price":{"amount":1900,"currency":"%s"},"onHand":1000000}]}
                    """.formatted(UUID.randomUUID(), shop.currency()));
            return new BenchCommand(System.out, shop.url()).measureAll(product) ? 0 : 1;
        } catch (CommandFailed e) {
            System.err.println("merkato: " + e.getMessage());
            return e.exitStatus();
        } catch (ShopClient.UnreachableException e) {
            System.err.println("merkato: " + e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static void requireThisMachine(String url) throws CommandFailed {
        try {
            if (!InetAddress.getByName(URI.create(url).getHost()).isLoopbackAddress()) {
                throw new CommandFailed("Only a shop on this machine is put under load.");
            }
        } catch (UnknownHostException e) {
            throw new CommandFailed("MERKATO_URL names no machine: " + url);
        }
    }

    private boolean measureAll(JsonNode product) throws InterruptedException {
        String productPath = "/v1/products/" + product.path("id").asString();
        String variant = product.path("variants").path(0).path("id").asString();
        out.printf(
                Locale.ROOT,
                "%s clients, %s s each after %s s of warm-up%n",
                CLIENTS,
                LENGTH.toSeconds(),
                WARM_UP.toSeconds());
        out.printf(
                Locale.ROOT,
                "%-28s %10s %9s %9s %9s %8s%n",
                "what",
                "per second",
                "p50 ms",
                "p95 ms",
                "p99 ms",
                "failed");
        boolean allWell = measure("product list, newest", () -> get("/v1/products?limit=20"));
        allWell &= measure("product list, by price", () -> get("/v1/products?sort=price&inStock=true&limit=20"));
        allWell &= measure("one product", () -> get(productPath));
        allWell &= measure("checkout: cart, order, paid", () -> checkout(variant));
        return allWell;
    }

    private boolean measure(String name, Attempt attempt) throws InterruptedException {
        repeat(attempt, WARM_UP);
        long start = System.nanoTime();
        Sample sample = repeat(attempt, LENGTH);
        long millis = (System.nanoTime() - start) / 1_000_000;
        out.printf(
                Locale.ROOT,
                "%-28s %10s %9s %9s %9s %8s%n",
                name,
                sample.micros().length * 1000L / Math.max(1, millis),
                sample.millis(50),
                sample.millis(95),
                sample.millis(99),
                sample.failed());
        return sample.failed() == 0;
    }

    private static Sample repeat(Attempt attempt, Duration length) throws InterruptedException {
        long end = System.nanoTime() + length.toNanos();
        List<Future<Sample>> clients = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(executor.submit(() -> oneClient(attempt, end)));
            }
        }
        Sample all = new Sample(new long[0], 0);
        for (Future<Sample> client : clients) {
            try {
                all = all.and(client.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        return all;
    }

    private static Sample oneClient(Attempt attempt, long end) throws InterruptedException {
        long[] micros = new long[1024];
        int count = 0;
        int failed = 0;
        while (System.nanoTime() < end) {
            long begin = System.nanoTime();
            boolean succeeded;
            try {
                succeeded = attempt.run();
            } catch (IOException e) {
                succeeded = false;
            }
            if (succeeded) {
                micros = count == micros.length ? Arrays.copyOf(micros, count * 2) : micros;
                micros[count++] = (System.nanoTime() - begin) / 1000;
            } else {
                failed++;
            }
        }
        return new Sample(Arrays.copyOf(micros, count), failed);
    }

    private boolean get(String path) throws IOException, InterruptedException {
        return send(request(path).GET()).statusCode() == 200;
    }

    private boolean checkout(String variant) throws IOException, InterruptedException {
        HttpResponse<String> cart =
                send(request("/v1/cart/items").POST(body(Map.of("variantId", variant, "quantity", 1))));
        String token = cart.headers().firstValue("Cart-Token").orElse("");
        HttpResponse<String> order = send(request("/v1/orders")
                .header("Cart-Token", token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"shippingAddress":%s,"shippingMethod":"standard","email":"bench@example.org",
                         "payment":{"method":"sandbox","token":"tok_ok"}}
                        """.formatted(ADDRESS))));
        return cart.statusCode() == 200 && order.statusCode() == 201;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json");
    }

    private HttpRequest.BodyPublisher body(Map<String, Object> value) {
        return HttpRequest.BodyPublishers.ofString(json.writeValueAsString(value));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** One thing that a client does; true when it was answered as it should be. */
    private interface Attempt {
        boolean run() throws IOException, InterruptedException;
    }

    /** How long what succeeded took, and how much did not. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Sample(long[] micros, int failed) {

        Sample and(Sample other) {
            long[] both = Arrays.copyOf(micros, micros.length + other.micros.length);
            System.arraycopy(other.micros, 0, both, micros.length, other.micros.length);
            return new Sample(both, failed + other.failed);
        }

        String millis(int percentile) {
            if (micros.length == 0) {
                return "-";
            }
            long[] sorted = micros.clone();
            Arrays.sort(sorted);
            long value = sorted[Math.min(sorted.length - 1, sorted.length * percentile / 100)];
            return value / 1000 + "." + value % 1000 / 100;
        }
    }
}
