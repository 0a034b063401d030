package io.merkato.testing.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.net.Webhook;
import com.sun.net.httpserver.HttpServer;
import io.merkato.testing.stripe.events.Delivery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events on their way to a receiver that checks them with Stripe's own client. */
class StripeFakeWebhooksTest {

    private record Heard(String body, String signature) {

        Event by(String secret) throws SignatureVerificationException {
            return Webhook.constructEvent(body, signature, secret);
        }
    }

    private final StripeFake stripe = StripeFake.start();
    private final Merchant merchant = Merchant.of(stripe);
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private HttpServer receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        receiver.createContext("/", exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                boolean refused = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
                if (!refused) {
                    heard.add(new Heard(body, exchange.getRequestHeaders().getFirst("Stripe-Signature")));
                }
                exchange.sendResponseHeaders(refused ? 503 : 200, -1);
            }
        });
        receiver.start();
        var _ = stripe.webhooks()
                .goTo(URI.create("http://localhost:" + receiver.getAddress().getPort() + "/hook"));
    }

    @AfterEach
    void close() {
        stripe.close();
        receiver.stop(0);
    }

    @Test
    void eventsComeSignedAndInOrder() throws Exception {
        PaymentIntent paid = merchant.pays(1999, "pm_card_visa");

        arrived(3);
        for (Heard one : heard) {
            Event event = one.by(stripe.webhooks().secret());
            assertThat(event.getDataObjectDeserializer().getObject()).isPresent();
            assertThat(merchant.client().v1().events().retrieve(event.getId()).getType())
                    .isEqualTo(event.getType());
        }
        Event last = heard.getLast().by(stripe.webhooks().secret());
        assertThat(last.getType()).isEqualTo("payment_intent.succeeded");
        assertThat(last.getDataObjectDeserializer().getObject().orElseThrow())
                .isInstanceOfSatisfying(
                        PaymentIntent.class, told -> assertThat(told.getId()).isEqualTo(paid.getId()));
        assertThat(merchant.client().v1().events().list().getData()).hasSize(3);
    }

    @Test
    void bothSecretsSignWhileOneReplacesTheOther() throws Exception {
        var _ = stripe.webhooks().signedWith("whsec_new", "whsec_old");
        var _ = merchant.pays(1999, "pm_card_visa");

        arrived(3);
        assertThat(heard.getFirst().by("whsec_new").getId())
                .isEqualTo(heard.getFirst().by("whsec_old").getId());
    }

    @Test
    void whatIsRefusedComesAgain() throws StripeException {
        refusals.set(2);
        var _ = merchant.pays(1999, "pm_card_visa");

        arrived(3);
        assertThat(stripe.webhooks().deliveries())
                .filteredOn(one -> !one.isAccepted())
                .hasSize(2);
    }

    @Test
    void whatIsDroppedNeverComes() throws StripeException {
        var _ = stripe.webhooks().next(2).dropped();
        var _ = merchant.pays(1999, "pm_card_visa");

        arrived(1);
        assertThat(stripe.webhooks().deliveries())
                .extracting(Delivery::type)
                .containsExactly("payment_intent.succeeded");
    }

    @Test
    void whatIsDoubledComesTwice() throws StripeException {
        var _ = stripe.webhooks().doubled();
        var _ = merchant.pays(1999, "pm_card_visa");

        arrived(6);
        assertThat(stripe.webhooks().deliveries().stream()
                        .map(Delivery::eventId)
                        .distinct())
                .hasSize(3);
    }

    @Test
    void whatIsLateIsOvertaken() throws StripeException {
        var _ = stripe.webhooks().of("payment_intent.created").late(Duration.ofMillis(500));
        var _ = stripe.webhooks().shuffled();
        var _ = merchant.pays(1999, "pm_card_visa");

        arrived(3);
        assertThat(stripe.webhooks().deliveries().getLast().type()).isEqualTo("payment_intent.created");
    }

    @Test
    void whatIsBadlySignedIsSeenToBe() throws StripeException {
        var _ = stripe.webhooks().next(1).badlySigned();
        var _ = merchant.pays(1999, "pm_card_visa");

        arrived(3);
        assertThatExceptionOfType(SignatureVerificationException.class)
                .isThrownBy(() -> heard.getFirst().by(stripe.webhooks().secret()));
    }

    @Test
    void anEventMayNameAnotherAmount() throws Exception {
        var _ = stripe.webhooks().of("payment_intent.succeeded").tellingAnotherAmount();
        var _ = merchant.pays(1999, "pm_card_visa");

        arrived(3);
        assertThat(heard.getLast().by(stripe.webhooks().secret()).toJson()).contains("2099");
    }

    private void arrived(int events) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> heard.size() >= events && stripe.webhooks().waiting() == 0);
        assertThat(heard).hasSize(events);
    }
}
