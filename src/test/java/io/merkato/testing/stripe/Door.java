package io.merkato.testing.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.merkato.testing.stripe.wire.Call;
import io.merkato.testing.stripe.wire.Ids;
import io.merkato.testing.stripe.wire.Params;
import io.merkato.testing.stripe.wire.Reply;
import io.merkato.testing.stripe.wire.StripeError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** HTTP: what was asked, and what goes back. */
final class Door implements AutoCloseable {

    private final HttpServer server;
    private final Ids ids;

    Door(int port, Ids ids) {
        this.ids = ids;
        // Without it each small answer waits for the one before to be acknowledged.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void open(Keys keys, Routes routes, Api api, Control control) {
        server.createContext("/v1/", exchange -> serve(exchange, keys, routes, api));
        server.createContext("/control/", exchange -> {
            try (exchange) {
                send(exchange, control.answer(exchange.getRequestMethod(), path(exchange), params(exchange)));
            }
        });
        server.createContext("/3d_secure/", exchange -> {
            try (exchange) {
                String intent = path(exchange).substring("/3d_secure/".length());
                String back = control.authenticated(intent, params(exchange).text("answer", ""));
                if (back.isEmpty()) {
                    html(exchange, "<a href='?answer=accept'>Complete</a> <a href='?answer=fail'>Fail</a>");
                } else {
                    exchange.getResponseHeaders().set("Location", back);
                    exchange.sendResponseHeaders(303, -1);
                }
            }
        });
        server.start();
    }

    private void serve(HttpExchange exchange, Keys keys, Routes routes, Api api) throws IOException {
        String requestId = "req_" + ids.letters(14);
        Headers headers = exchange.getResponseHeaders();
        headers.set("Request-Id", requestId);
        String version = exchange.getRequestHeaders().getFirst("Stripe-Version");
        headers.set("Stripe-Version", version == null ? StripeFake.API_VERSION : version);
        // Closing an exchange that was not answered ends its connection.
        try (exchange) {
            Optional<Api.Answer> answer = answer(exchange, requestId, keys, routes, api);
            if (answer.isPresent()) {
                String original = answer.get().original();
                if (original != null) {
                    headers.set("Idempotent-Replayed", "true");
                    headers.set("Original-Request", original);
                }
                send(exchange, answer.get().reply());
            }
        }
    }

    private static Optional<Api.Answer> answer(
            HttpExchange exchange, String requestId, Keys keys, Routes routes, Api api) throws IOException {
        try {
            keys.check(exchange.getRequestHeaders().getFirst("Authorization"));
            Routes.Found found = routes.find(exchange.getRequestMethod(), path(exchange));
            String key = key(exchange);
            if (key != null) {
                exchange.getResponseHeaders().set("Idempotency-Key", key);
            }
            Call call = new Call(
                    requestId,
                    found.route().kind(),
                    exchange.getRequestMethod(),
                    path(exchange),
                    found.id(),
                    params(exchange),
                    key);
            return api.answer(call, found.route().handler());
        } catch (StripeError error) {
            return Optional.of(new Api.Answer(error.reply(), null));
        }
    }

    /** Asking has no effect, so a key with it means nothing. */
    private static @Nullable String key(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("POST")
                ? exchange.getRequestHeaders().getFirst("Idempotency-Key")
                : null;
    }

    private static String path(HttpExchange exchange) {
        return exchange.getRequestURI().getPath();
    }

    private static Params params(HttpExchange exchange) throws IOException {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        if (exchange.getRequestMethod().equals("GET")) {
            String query = exchange.getRequestURI().getRawQuery();
            return Params.of(query == null ? "" : query);
        }
        if (!body.isEmpty() && (type == null || !type.startsWith("application/x-www-form-urlencoded"))) {
            throw StripeError.invalid(
                    "Invalid request (check that your POST content type is application/x-www-form-urlencoded).");
        }
        return Params.of(body);
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = JsonMapper.shared()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(reply.body())
                .getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    private static void html(HttpExchange exchange, String text) throws IOException {
        byte[] body = ("<!doctype html><title>Your bank</title>" + text).getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
