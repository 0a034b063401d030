package io.merkato.payments.stripe;

import static io.merkato.payments.stripe.StripeOperations.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.merkato.payments.OperationKind;
import io.merkato.payments.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What calls itself Stripe and is not, or is not well. */
class StripeTransportTest {

    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger elsewhere = new AtomicInteger();

    @SuppressWarnings("NullAway.Init") // set before each test by JUnit
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/elsewhere", exchange -> {
            elsewhere.incrementAndGet();
            answer(exchange, 404, "{}");
        });
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    @Test
    void anAnswerThatTricklesInIsNotWaitedFor() {
        answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                while (!end.await(50, TimeUnit.MILLISECONDS)) {
                    body.write(' ');
                    body.flush();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        isUnknown();
    }

    @Test
    void anAnswerThatIsLargerThanAnyIsNotRead() {
        answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = "x".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
            try (OutputStream body = exchange.getResponseBody()) {
                for (int i = 0; i < 1 << 12 && end.getCount() > 0; i++) {
                    body.write(block);
                }
            }
        });

        isUnknown();
    }

    @Test
    void aRedirectIsNotFollowed() {
        answers(exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            answer(exchange, 307, "");
        });

        isUnknown();

        assertThat(elsewhere).hasValue(0);
    }

    @Test
    void whatNoTextMayHoldIsNoAnswer() {
        answers(exchange -> answer(exchange, 402, """
                {"error":{"type":"card_error","code":"a\\u0000b","message":"No."}}
                """));

        isUnknown();
    }

    @Test
    void aCodeThatIsNoneIsNotKept() {
        answers(exchange -> answer(exchange, 402, """
                {"error":{"type":"card_error","decline_code":"<script>","code":"%s","message":"No."}}
                """.formatted("x".repeat(50_000))));

        assertThat(gateway().charge(operation(OperationKind.CHARGE, 1999, "pm_card_visa")))
                .isEqualTo(new Outcome.Declined("card_declined"));
    }

    @Test
    void aListThatCannotBeUnderstoodOrDoesNotEndIsNone() {
        for (String page : new String[] {
            "{\"object\":\"list\",\"has_more\":true,\"data\":[]}",
            "{\"object\":\"list\",\"has_more\":true,\"data\":[{\"object\":\"charge\",\"id\":\"ch_1\",\"captured\":false}]}",
            "{\"object\":\"list\",\"has_more\":false,\"data\":[{\"object\":\"charge\",\"id\":\"ch_1\"}]}",
            "{\"object\":\"list\"}"
        }) {
            HttpServer running = server;
            answers(exchange -> answer(exchange, 200, page));

            assertThatThrownBy(() -> gateway().transactions(Instant.EPOCH, Instant.now()))
                    .as(page)
                    .isInstanceOf(UncheckedIOException.class);

            running.removeContext("/v1");
        }
    }

    private interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    private void answers(Handler handler) {
        server.createContext("/v1", exchange -> {
            exchange.getRequestBody().readAllBytes();
            handler.handle(exchange);
        });
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private void isUnknown() {
        assertThat(gateway().charge(operation(OperationKind.CHARGE, 1999, "pm_card_visa")))
                .isInstanceOf(Outcome.Unknown.class);
    }

    private StripeGateway gateway() {
        return StripeShop.gateway(
                "http://127.0.0.1:" + server.getAddress().getPort(), "sk_test_one", StripeSettings.Capture.AUTOMATIC);
    }
}
