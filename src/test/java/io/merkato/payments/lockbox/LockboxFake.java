package io.merkato.payments.lockbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.merkato.payments.AskedGateway.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lockbox itself, as its imaginary documentation has it: what is put under a key is done once. */
final class LockboxFake implements AutoCloseable {

    private final JsonMapper json = new JsonMapper();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicReference<@Nullable Trouble> trouble = new AtomicReference<>();
    private final Map<String, Reply> replies = new LinkedHashMap<>();
    private final Map<String, Movement> movements = new LinkedHashMap<>();

    private LockboxFake(HttpServer server) {
        this.server = server;
    }

    static LockboxFake start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            LockboxFake fake = new LockboxFake(server);
            server.setExecutor(fake.threads);
            server.createContext("/", fake::answer);
            server.start();
            return fake;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** The next question goes wrong. */
    void next(Trouble next) {
        trouble.set(next);
    }

    boolean hangsNext() {
        return trouble.get() == Trouble.HANGS;
    }

    /** What of an order's money was taken and not given back. */
    synchronized long taken(String order) {
        return movements.values().stream()
                .filter(movement -> movement.order.equals(order))
                .mapToLong(Movement::amount)
                .sum();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Trouble now = trouble.getAndSet(null);
            if (now == Trouble.NOT_REACHED) {
                return;
            }
            Reply reply = reply(exchange);
            if (now == Trouble.HANGS) {
                closed.await();
            }
            if (now == null) {
                byte[] body = json.writeValueAsBytes(reply.body);
                exchange.sendResponseHeaders(reply.status, body.length);
                exchange.getResponseBody().write(body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Reply reply(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        JsonNode asked = json.readTree(exchange.getRequestBody());
        if (path.equals("/movements")) {
            return new Reply(200, between(exchange.getRequestURI().getQuery()));
        }
        if (exchange.getRequestMethod().equals("PUT")) {
            String key = path.substring(path.lastIndexOf('/') + 1);
            return replies.computeIfAbsent(
                    path, first -> path.startsWith("/payments/") ? pay(key, asked) : giveBack(key, asked));
        }
        return replies.getOrDefault(path, new Reply(404, Map.of()));
    }

    private Reply pay(String key, JsonNode asked) {
        if (!asked.path("code").asString().equals(LockboxContractTest.GOOD)) {
            return new Reply(402, Map.of("reason", "no_such_code"));
        }
        return moved(new Movement(
                "pay_" + key,
                "pay_" + key,
                key,
                asked.path("order").asString(),
                asked.path("amount").asLong(),
                asked.path("currency").asString(),
                Instant.now()));
    }

    private Reply giveBack(String key, JsonNode asked) {
        Movement payment = movements.get(asked.path("payment").asString());
        long amount = asked.path("amount").asLong();
        if (payment == null || taken(payment.order) < amount) {
            return new Reply(402, Map.of("reason", "not_so_much_left"));
        }
        return moved(new Movement(
                "back_" + key, payment.reference, key, payment.order, -amount, payment.currency, Instant.now()));
    }

    private Reply moved(Movement movement) {
        movements.put(movement.reference, movement);
        return new Reply(200, Map.of("reference", movement.reference));
    }

    /** Those of {@code from=…&to=…}. */
    private List<Map<String, String>> between(String query) {
        String[] bounds = query.replace("from=", "").split("&to=", -1);
        return movements.values().stream()
                .filter(movement -> !movement.at.isBefore(Instant.parse(bounds[0]))
                        && movement.at.isBefore(Instant.parse(bounds[1])))
                .map(Movement::told)
                .toList();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.close();
    }

    private record Reply(int status, Object body) {}

    private record Movement(
            String reference, String payment, String key, String order, long amount, String currency, Instant at) {

        Map<String, String> told() {
            return Map.of(
                    "reference", reference,
                    "payment", payment,
                    "key", key,
                    "order", order,
                    "amount", String.valueOf(amount),
                    "currency", currency,
                    "at", at.toString());
        }
    }
}
